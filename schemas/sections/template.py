"""`templates`: what is written, by category, channel and locale. Bodies may lie in files beside the YAML."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from schemas.descent import Form
from schemas.said import Said
from schemas.sections.catalogue import WhatsappCategory
from schemas.values.contact import Phone, WebAddress
from schemas.values.text import BodyText, Label, Line, Locale, Name


class EmailTemplate(Said):
    """An e-mail in one locale: a subject, a preheader, an MJML or HTML body, and the same as text."""

    subject: Annotated[Line, Field(description="Subject line.", examples=["{{ host_names }} are getting married"])]
    preheader: Annotated[Line, Field(description="The line mail clients show after the subject.")]
    mjml: Annotated[BodyText | None, Field(description="Body in MJML.", examples=[{"file": "email.en.mjml"}])] = None
    html: Annotated[BodyText | None, Field(description="Body in HTML, where MJML does not do.")] = None
    text: Annotated[BodyText, Field(description="The same message as plain text.", examples=[{"file": "email.en.txt"}])]

    @model_validator(mode="after")
    def _one_body(self) -> EmailTemplate:
        if (self.mjml is None) == (self.html is None):
            raise ValueError("an e-mail has one body: mjml or html")
        return self


class SmsTemplate(Said):
    """A text message in one locale."""

    text: Annotated[
        BodyText,
        Field(description="The message.", examples=["{{ brand_name }}: please answer by {{ rsvp_deadline }}."]),
    ]


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


class WhatsappTemplate(Said):
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
