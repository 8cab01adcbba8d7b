"""Applications made through the running site, with everything in them that
is sealed."""

import datetime
import functools

import crowd
import papers

MOTIVATION = "志望動機です。𠮷野家の隣で働きたく、応募しました。"
ASKED = "面接は12月1日の午後2時でいかがですか。"
ANSWERED = "ありがとうございます。うかがいます。"


def expect(page, status=303):
    if page.status != status:
        raise AssertionError(f"{page.status}: {page.body[:2000]!r}")
    return page


@functools.cache
def people(many, seeker, employer):
    """Each signs in once."""
    return many.seeker(seeker), crowd.Visitor("employer", employer)


class Made:
    """One referral of a crowd, and what its seeker and employer do."""

    def __init__(self, many, referral):
        self.referral = referral
        self.id = referral.id
        self.seeker, self.employer = people(many, referral.seeker, crowd.sql(
            "SELECT LOWER(HEX(c.id)) FROM referral r JOIN account c "
            "ON c.party_id = r.employer_id AND c.door = 'employer' "
            f"WHERE r.id = UNHEX('{self.id}') ORDER BY c.id LIMIT 1")[0][0])
        self.files = {}		# name and content, by id
        self.application = None

    def attach(self, name="履歴書.pdf", data=None, **fields):
        """Add a document; its id."""
        data = papers.pdf() if data is None else data
        expect(papers.attach(self.seeker, self.referral, name, data,
                             **fields))
        found = crowd.sql(
            "SELECT LOWER(HEX(id)) FROM document WHERE referral_id = "
            f"UNHEX('{self.id}') ORDER BY added_at DESC LIMIT 1")[0][0]
        self.files.pop(fields.get("replaces"), None)
        self.files[found] = (name, data)
        return found

    def draft(self, text):
        expect(self.seeker.act(f"{self.referral.path}/draft",
                               motivation=text))

    def apply(self, motivation=MOTIVATION):
        page = expect(self.seeker.act(self.referral.path,
                                      motivation=motivation))
        self.application = page.headers["Location"].rsplit("/", 1)[1]
        return self

    # Pages, by who sees them.

    @property
    def of_seeker(self):
        return f"/seeker/applications/{self.application}"

    @property
    def of_employer(self):
        return f"/employer/applicants/{self.application}"

    def talk(self, asked=ASKED, answered=ANSWERED):
        expect(self.employer.act(f"{self.of_employer}/messages", text=asked))
        expect(self.seeker.act(f"{self.of_seeker}/messages", text=answered))
        return self

    def read(self, document, visitor=None):
        """Ask for a document as the employer, or as another."""
        if visitor is self.seeker:
            at = self.of_seeker if self.application else self.referral.path
            return visitor.get(f"{at}/documents/{document}")
        return self.employer.get(f"{self.of_employer}/documents/{document}")

    def hire(self, note, terms_note):
        expect(self.employer.act(
            f"{self.of_employer}/result", outcome="hired",
            hired_on=str(datetime.date.today()), terms_differ="yes",
            terms_note=terms_note, note=note, disposed="1"))

    def correct(self, note, why):
        """The office puts another result in its place."""
        expect(staff().act(
            f"/staff/results/{self.application}/correct", outcome="rejected",
            reason="1", note=note, why=why, version="1"))


@functools.cache
def staff():
    """Who works at the office of every crowd."""
    return crowd.Visitor("staff", crowd.md5("staff 1"))
