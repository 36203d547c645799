"""Texts of attackers, written for the benchmark: fraud in an executive's name, and lures. `{…}` are filled by chance."""

import random

TEXTS = (
    "Are you at your desk? I need something done before my next meeting. Reply here, I can't talk.",
    "{first},\n\nDo you have a moment? There's a payment that must go out {when} and I'm stuck in a meeting.\n\n{name}",
    "I need you to wire {amount} to a new vendor {when}. I'll send the bank details once you confirm.\n\n{name}",
    "Please process the attached invoice {when}. It's already approved on my side.\n\n{name}\n{title}",
    "Are you available? I want you to handle a confidential matter for me. Don't mention it to anyone yet.\n{name}",
    "Could you buy {count} gift cards of $100 each for some clients? Scratch the back and send me the codes.",
    "What's the balance of our main operating account this morning? And what cut-off applies to foreign wires?",
    "We are about to close an acquisition. Counsel will call you for the first instalment of {amount}. Keep it strictly"
    " between us until it is public.\n\n{name}",
    "I've changed banks. Can my pay go to the new account from this month on? Tell me what you need.\n\n{name}",
    "Send me the W-2 forms of all employees as one PDF, I want to go through them {when}.\n\n{name}",
    "I'm travelling and have lost my phone. Send me your cell number so that I can text you from this one.\n{name}",
    "Please open the document below and let me have your comments {when}.\n\nhttps://docs.{host}/view/{number}\n\n{name}",
    "The board wants the list of wire approvers and their limits. Mail it to me here, not to my office address.\n{name}",
    "Pay {amount} to the escrow agent {when}, the seller is waiting. Don't call, I'm on a plane.\n\n{name}\n{title}",
    "My assistant is out. Can you do me a favour and send a transfer for me? It's urgent.\n\n{name}",
    "There is a new account for {company} rents. Update it and use it for the payment of {amount} due {when}.\n{name}",
    "I can't get into the network. What's the password of the shared mailbox? Send it here please.\n\n{name}",
    "Kindly confirm once the {amount} has left. The beneficiary must not be delayed again.\n\nRegards\n{name}",
    "Have you paid the consultants? If not, hold it. Their details changed, new form attached below.\n"
    "https://files.{host}/{number}\n{name}",
    "Forward me the latest forecast and the names of the people working on it. I'm using my home address {when}.\n{name}",
    "I want to reward the team. Order {count} prepaid cards, hide it under miscellaneous, and send me photos.\n{name}",
    "Sign in with your {company} password to read my note: https://mail.{host}/login?u={number}\n\n{name}",
    "Legal asked for this by {when}: install the viewer from https://{host}/viewer.exe and open the file.\n\n{name}",
    "This is my new address, please update your records. I'll need your help with a transfer later today.\n\n{name}",
    "Approve the second item in the queue for me. I'll explain afterwards.\n{name}",
    "Quick favour, and please keep it quiet: I need {amount} moved {when} for a deposit. Can you do that?\n{name}",
    "You've done good work, so I trust you with this. Settle the bill with the law firm {when}: {amount}.\n\n{name}",
    "Call off the bank's check-back on the next wire, I've cleared it myself.\n\n{name}\n{title}, {company}",
    "As discussed, please move the funds to the account of our partner. I attach no papers for now.\n{name}",
    "Is {first} in today? I need someone in finance to act on this {when}.\n\n{name}",
)
FORGED_REPLIES = (
    "One more thing on this. Please send {amount} to the account our partner gives you {when}, and tell nobody yet.",
    "Thanks. Before we go on: the details for the payment have changed, use the ones I'll send you next.",
    "See below. Can you take care of it {when}? Reply to this address, my office mail is down.",
    "I've put the current version here, please use it from now on: https://files.{host}/{number}",
    "Agreed. Now please transfer {amount} {when} so that we don't lose the slot.",
    "Following up. What I need from you is the list of approvers and the account numbers. Mail them here.",
    "Please read the attached note first: https://docs.{host}/r/{number} (sign in with your work account).",
    "Fine with me. Pay it {when}.",
    "Let's continue on my private address, this thread is read by too many.",
    "Could you open the sheet at https://{host}/sheet/{number} and fill in your part {when}?",
)
WHEN = ("today", "this morning", "before noon", "by the close of business", "within the hour", "by 3 pm", "right away")
COUNTS = ("5", "eight", "10", "a dozen", "20")
HOSTS = ("share-desk.test", "doc-exchange.test", "secure-view.test", "mail-portal.test", "files-hub.test")


def fill(text: str, chance: random.Random, blanks: dict[str, str]) -> str:
    """A text with its blanks filled: `name`, `title`, `first` and `company` as given, the others by chance."""
    amount = chance.choice(("${:,}", "USD {:,}", "{:,} dollars", "EUR {:,}")).format(chance.randrange(4, 900) * 250)
    return text.format(
        amount=amount,
        when=chance.choice(WHEN),
        count=chance.choice(COUNTS),
        host=chance.choice(HOSTS),
        number=chance.randrange(10_000, 99_999),
        **blanks,
    )
