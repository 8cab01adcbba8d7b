#include "model/webhook.h"

#define PATIENCE (5 * INSTANT_DAY)

_Bool
webhook_next(int tries, instant now, instant *next)
{
	static const int64_t gaps[WEBHOOK_TRIES - 1] = {
		5 * INSTANT_SECOND, 30 * INSTANT_SECOND, 2 * INSTANT_MINUTE,
		10 * INSTANT_MINUTE, INSTANT_HOUR, 4 * INSTANT_HOUR,
		12 * INSTANT_HOUR, 24 * INSTANT_HOUR
	};

	if (tries < 1 || tries >= WEBHOOK_TRIES)
		return 0;
	*next = instant_add(now, gaps[tries - 1]);
	return 1;
}

instant
webhook_patience(instant now)
{
	return instant_add(now, -PATIENCE);
}
