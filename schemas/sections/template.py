"""`templates`: what is written, by category, channel and locale. Bodies may lie in files beside the YAML."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from schemas.descent import Form
from schemas.said import Said
from schemas.sections.catalogue import WhatsappCategory
from schemas.sections.event import EventKind, Features
from schemas.values.contact import Phone, WebAddress
from schemas.values.text import BodyText, Label, Line, Locale, Name

VariableName = Annotated[
    str,
    Field(pattern=r"^[a-z][a-z0-9_]{0,63}$"),
    Form("a name of lower-case letters, digits and '_', as {{ … }} takes it"),
]


class When(Said):
    """The events a message is for. Every line that is given must hold; what an event does not say is no."""

    features: Annotated[
        Features | None,
        Field(description="Features the event has (true) or has not (false).", examples=[{"transport": True}]),
    ] = None
    kind: Annotated[
        tuple[EventKind, ...] | None,
        Field(min_length=1, description="The event is of one of these kinds.", examples=[["wedding"]]),
        Form("a list out of wedding, conference, gala, party, other"),
    ] = None


class OwnVariable(Said):
    """A variable that only this message uses, so that the catalogue does not have it."""

    type: Annotated[
        Literal["text", "date", "time", "zone", "url", "number", "flag"], Field(description="What it holds.")
    ]
    max_length: Annotated[int, Field(ge=1, le=2000, description="Most characters it can have.")]
    personal: Annotated[
        Literal["none", "personal", "third_party", "special"],
        Field(description="Whose information it is; `special` falls under GDPR art. 9."),
    ]
    given_by: Annotated[
        Literal["settings", "guest", "sending"],
        Field(description="Where its value comes from: `event.facts`, the guest's details, or the sending itself."),
    ]
    example: Annotated[Line, Field(description="A real-looking value, shown in previews.", examples=["Table 7"])]


class Message(Said):
    """What messages of every channel have."""

    when: Annotated[When | None, Field(description="The events it is for; at others it is not sent.")] = None
    variables: Annotated[
        dict[VariableName, OwnVariable] | None,
        Field(description="Variables of its own, beside those of its category."),
    ] = None


class EmailTemplate(Message):
    """An e-mail in one locale: a subject, a preheader, an MJML or HTML body, and the same as text."""

    subject: Annotated[Line, Field(description="Subject line.", examples=["{{ host_names }} are getting married"])]
    preheader: Annotated[Line, Field(description="The line mail clients show after the subject.")]
    mjml: Annotated[BodyText | None, Field(description="Body in MJML.", examples=[{"file": "email.en.mjml"}])] = None
    html: Annotated[BodyText | None, Field(description="Body in HTML, where MJML does not do.")] = None
    text: Annotated[BodyText, Field(description="The same message as plain text.", examples=[{"file": "email.en.txt"}])]
    layout: Annotated[Name | None, Field(description="Layout whose frame stands around the bodies.")] = None

    @model_validator(mode="after")
    def _one_body(self) -> EmailTemplate:
        if (self.mjml is None) == (self.html is None):
            raise ValueError("an e-mail has one body: mjml or html")
        return self


class SmsTemplate(Message):
    """A text message in one locale."""

    text: Annotated[
        BodyText,
        Field(description="The message.", examples=["{{ brand_name }}: please answer by {{ rsvp_deadline }}."]),
    ]
    layout: Annotated[Name | None, Field(description="Layout whose text stands around the message.")] = None


class TextHeader(Said):
    """A line of text above the message."""

    type: Annotated[Literal["text"], Field(description="A line of text.")]
    text: Annotated[Label, Field(description="At most 60 characters, at most one variable.")]


class ImageHeader(Said):
    """A picture above the message."""

    type: Annotated[Literal["image"], Field(description="A picture.")]
    url: Annotated[WebAddress, Field(description="Where the picture lies.")]


ButtonLabel = Annotated[str, Field(min_length=1, max_length=25), Form("a label of at most 25 characters")]


class UrlButton(Said):
    """A button that opens a page."""

    type: Annotated[Literal["url"], Field(description="Opens a page.")]
    label: Annotated[ButtonLabel, Field(description="What the button says.")]
    url: Annotated[Line, Field(description="The page; a variable may stand at its end.")]


class PhoneButton(Said):
    """A button that calls a number."""

    type: Annotated[Literal["phone"], Field(description="Calls a number.")]
    label: Annotated[ButtonLabel, Field(description="What the button says.")]
    phone: Annotated[Phone, Field(description="The number.")]


class QuickReplyButton(Said):
    """A button that answers with its own label."""

    type: Annotated[Literal["quick_reply"], Field(description="Answers with its label.")]
    label: Annotated[ButtonLabel, Field(description="What the button says and answers.")]


Button = Annotated[UrlButton | PhoneButton | QuickReplyButton, Field(discriminator="type")]


class WhatsappTemplate(Message):
    """A WhatsApp message in one locale, as Meta is asked to approve it."""

    category: Annotated[WhatsappCategory, Field(description="Meta's category.")]
    language: Annotated[
        str,
        Field(pattern=r"^[a-z]{2,3}(_[A-Z]{2,3})?$", description="Meta's language code.", examples=["en_GB"]),
        Form("a language code of Meta's list such as en, en_GB or it"),
    ]
    header: Annotated[
        TextHeader | ImageHeader | None,
        Field(discriminator="type", description="A line or a picture above the message."),
    ] = None
    body: Annotated[BodyText, Field(description="The message, at most 1,024 characters.")]
    footer: Annotated[Label | None, Field(description="A line below, without variables.")] = None
    buttons: Annotated[
        tuple[Button, ...] | None,
        Field(max_length=10, description="Buttons below the message."),
        Form("a list of buttons such as [{type: url, label: Answer, url: 'https://…'}]"),
    ] = None


class Channels(Said):
    """The templates of one category: by channel, then by locale."""

    email: Annotated[dict[Locale, EmailTemplate] | None, Field(description="E-mails by locale.")] = None
    sms: Annotated[dict[Locale, SmsTemplate] | None, Field(description="Text messages by locale.")] = None
    whatsapp: Annotated[dict[Locale, WhatsappTemplate] | None, Field(description="WhatsApp messages by locale.")] = None


Templates = dict[Name, Channels]
