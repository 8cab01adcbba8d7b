-- Who may run what: the one place that answers. Applied by every migrate,
-- after the procedures. A door's user may run the procedures of its name and
-- nothing else; the tables belong to shokai_owner, as whom nobody signs in.

GRANT EXECUTE ON PROCEDURE shokai.public_ready TO shokai_public@localhost;

GRANT EXECUTE ON PROCEDURE shokai.seeker_login TO shokai_seeker@localhost;
GRANT EXECUTE ON PROCEDURE shokai.seeker_login_fail TO shokai_seeker@localhost;
GRANT EXECUTE ON PROCEDURE shokai.seeker_login_find TO shokai_seeker@localhost;
GRANT EXECUTE ON PROCEDURE shokai.seeker_logout TO shokai_seeker@localhost;
GRANT EXECUTE ON PROCEDURE shokai.seeker_notifications TO shokai_seeker@localhost;
GRANT EXECUTE ON PROCEDURE shokai.seeker_read TO shokai_seeker@localhost;
GRANT EXECUTE ON PROCEDURE shokai.seeker_repeat TO shokai_seeker@localhost;

GRANT EXECUTE ON PROCEDURE shokai.employer_login TO shokai_employer@localhost;
GRANT EXECUTE ON PROCEDURE shokai.employer_login_fail TO shokai_employer@localhost;
GRANT EXECUTE ON PROCEDURE shokai.employer_login_find TO shokai_employer@localhost;
GRANT EXECUTE ON PROCEDURE shokai.employer_logout TO shokai_employer@localhost;
GRANT EXECUTE ON PROCEDURE shokai.employer_notifications TO shokai_employer@localhost;
GRANT EXECUTE ON PROCEDURE shokai.employer_read TO shokai_employer@localhost;
GRANT EXECUTE ON PROCEDURE shokai.employer_repeat TO shokai_employer@localhost;

GRANT EXECUTE ON PROCEDURE shokai.staff_login TO shokai_staff@localhost;
GRANT EXECUTE ON PROCEDURE shokai.staff_login_fail TO shokai_staff@localhost;
GRANT EXECUTE ON PROCEDURE shokai.staff_login_find TO shokai_staff@localhost;
GRANT EXECUTE ON PROCEDURE shokai.staff_logout TO shokai_staff@localhost;
GRANT EXECUTE ON PROCEDURE shokai.staff_notifications TO shokai_staff@localhost;
GRANT EXECUTE ON PROCEDURE shokai.staff_read TO shokai_staff@localhost;
GRANT EXECUTE ON PROCEDURE shokai.staff_repeat TO shokai_staff@localhost;

GRANT EXECUTE ON PROCEDURE shokai.clerk_account_add TO shokai_clerk@localhost;
GRANT EXECUTE ON PROCEDURE shokai.clerk_chain TO shokai_clerk@localhost;
GRANT EXECUTE ON PROCEDURE shokai.clerk_forget TO shokai_clerk@localhost;
GRANT EXECUTE ON PROCEDURE shokai.clerk_holidays TO shokai_clerk@localhost;
GRANT EXECUTE ON PROCEDURE shokai.clerk_mail_sent TO shokai_clerk@localhost;
GRANT EXECUTE ON PROCEDURE shokai.clerk_mail_take TO shokai_clerk@localhost;
GRANT EXECUTE ON PROCEDURE shokai.clerk_remind TO shokai_clerk@localhost;
