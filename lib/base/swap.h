/* Whether what is in memory may come to lie on a disk. */
#ifndef BASE_SWAP_H
#define BASE_SWAP_H

/*
 * True when the machine swaps to what is not known to be encrypted: to
 * anything but zram and device-mapper volumes, of which the operator knows
 * (proc(5), /proc/swaps).
 */
_Bool swap_clear(void);

#endif
