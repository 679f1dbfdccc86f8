import { describe, expect, test } from "vitest";
import { hasAutomaticSubject } from "#lib/mail/autoReply.ts";
import { parseMail } from "#lib/mail/parse.ts";

const parse = (text: string) => parseMail(Buffer.from(text.replace(/\n/g, "\r\n")));

describe("the subject of an automatic answer", () => {
  test.each([
    "Automatiskt svar: Säkerhetsmeddelande SM-2026-0012",
    "Frånvaro",
    "Frånvarande till 7 april",
    "Sv: Autosvar",
    "Ej på kontoret",
    "Automatic reply: Field Safety Notice",
    "Out of Office Re: Field Safety Notice",
    "OOO: back on Monday",
    "Automatische Antwort: Sicherheitsmitteilung",
    "Abwesenheitsnotiz: Sicherheitsmitteilung",
    "Abwesend bis 12.04.",
    "Réponse automatique : Avis de sécurité",
    "Respuesta automática: Aviso de seguridad",
    "Risposta automatica: Avviso di sicurezza",
    "Resposta automática: Aviso de segurança",
    "Odpowiedź automatyczna: Notatka bezpieczeństwa",
    "Automatická odpověď: Bezpečnostní upozornění",
    "Fuera de la oficina",
    "Absence du bureau : avis",
    "Automatisk svar: Sikkerhedsmeddelelse",
    "Fraværende: tilbage mandag",
    "Autosvar: Sikkerhetsmelding",
    "Fravær",
    "Automatisch antwoord: Veiligheidsbericht",
    "Afwezig tot 12 april",
    "Afwezigheidsbericht",
    "Läst: Säkerhetsmeddelande",
    "Read: Field Safety Notice",
    "Gelesen: Sicherheitsmitteilung",
  ])("%s", (subject) => {
    expect(hasAutomaticSubject(subject)).toBe(true);
  });

  test.each([
    "Frånvaro av larm i Evita V800",
    "Frånvarande larmsignal: viktigt säkerhetsmeddelande",
    "Absence of alarm – urgent field safety notice",
    "Absence d'alarme sur pompe",
    "Semester för pumpar",
    "Automatiskt meddelande: nytt säkerhetsmeddelande",
    "Automatic external defibrillator: recall",
    "Automatische Beatmung: Sicherheitsmitteilung",
    "Recall: infusion pump",
    "Reading lamp recall",
    "Out of specification results",
  ])("is none: %s", (subject) => {
    expect(hasAutomaticSubject(subject)).toBe(false);
  });
});

describe("mail from machines", () => {
  test.each([
    "Auto-Submitted: auto-generated",
    "Auto-Submitted: auto-notified; owner-email=x",
    "Precedence: list",
    "List-Id: <notices.maker.example>",
    "List-Unsubscribe: <mailto:leave@maker.example>",
    "X-Auto-Response-Suppress: OOF, AutoReply",
    "Return-Path: <>",
  ])("%s is never answered, and is no automatic answer", async (field) => {
    const mail = await parse(`From: a@maker.example\nSubject: Field Safety Notice\n${field}\n\nText`);
    expect(mail).toMatchObject({ autoSubmitted: true, autoReply: false });
  });

  test("what only the subject says is told apart from what the headers say", async () => {
    const worded = await parse("From: a@b.example\nSubject: Automatiskt svar: x\n\nText");
    expect(worded).toMatchObject({ autoReply: true, autoReplyByWords: true });
    const stated = await parse("From: a@b.example\nSubject: Autosvar\nAuto-Submitted: auto-replied\n\nText");
    expect(stated).toMatchObject({ autoReply: true, autoReplyByWords: false });
  });

  test("X-Autoreply: no is a person's mail", async () => {
    const mail = await parse("From: a@b.example\nSubject: Fråga\nX-Autoreply: no\n\nText");
    expect(mail).toMatchObject({ autoSubmitted: false, autoReply: false });
  });

  test("a read receipt is an automatic answer", async () => {
    const mail = await parse(
      [
        "From: ward@region.example",
        "Subject: =?utf-8?Q?L=C3=A4sbekr=C3=A4ftelse?=",
        'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"',
        "",
        "--b\nContent-Type: text/plain\n\nMeddelandet visades.",
        "--b\nContent-Type: message/disposition-notification\n\nOriginal-Message-ID: <a@b>",
        "Disposition: manual-action/MDN-sent-manually; displayed",
        "--b--",
      ].join("\n"),
    );
    expect(mail).toMatchObject({ autoReply: true, bounce: null });
  });
});

describe("delivery reports of all kinds", () => {
  test("qmail: the address begins a line, the returned mail is not searched for addresses", async () => {
    const mail = await parse(
      [
        "Return-Path: <>",
        "From: MAILER-DAEMON@mx.example",
        "To: fsn@region.example",
        "Subject: failure notice",
        "",
        "Hi. This is the qmail-send program at mx.example.",
        "I'm afraid I wasn't able to deliver your message to the following addresses.",
        "",
        "<ward@unit.example>:",
        "192.0.2.1 does not like recipient.",
        "Remote host said: 550 5.1.1 no such user",
        "",
        "--- Below this line is a copy of the message.",
        "",
        "Message-ID: <mail-1@region.example>",
        "Subject: SM-2026-0012 Evita",
        "From: <other@region.example>",
      ].join("\n"),
    );
    expect(mail.bounce).toMatchObject({
      originalMessageId: "<mail-1@region.example>",
      originalSubject: "SM-2026-0012 Evita",
      recipient: "ward@unit.example",
      status: "5.1.1",
      action: "failed",
    });
    expect(mail.bounce?.addresses).toHaveLength(1);
  });

  test.each([
    ["Undeliverable: SM-2026-0012", "postmaster@region.example"],
    ["Olevererbart: SM-2026-0012", "MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@region.example"],
    ["Unzustellbar: SM-2026-0012", "postmaster@klinik.example"],
    ["Non remis : SM-2026-0012", "postmaster@hopital.example"],
    ["Kan ikke leveres: SM-2026-0012", "postmaster@sykehus.example"],
    ["Onbestelbaar: SM-2026-0012", "postmaster@ziekenhuis.example"],
    ["SM-2026-0012", "MAILER-DAEMON@mx.example"],
  ])("text only: %s", async (subject, from) => {
    const text = "ward@unit.example\nYour message could not be delivered: mailbox full, over quota (#5.2.2)";
    const mail = await parse(`From: ${from}\nTo: fsn@region.example\nSubject: ${subject}\n\n${text}`);
    expect(mail.bounce).toMatchObject({ recipient: "ward@unit.example", status: "5.2.2", action: "failed" });
  });

  test("several addresses, each with its own answer", async () => {
    const group = (address: string, action: string, status: string) =>
      `Final-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: ${status}\n`;
    const mail = await parse(
      [
        "From: postmaster@mx.example",
        "Subject: Delivery Status Notification",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "",
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n",
        group("one@unit.example", "delayed", "4.4.1"),
        group("two@unit.example", "failed", "5.1.1"),
        group("three@unit.example", "failed", "5.2.2"),
        "--b--",
      ].join("\n"),
    );
    expect(mail.bounce).toMatchObject({ recipient: "two@unit.example", action: "failed" });
    expect(mail.bounce?.addresses.map(({ recipient, action }) => [recipient, action])).toEqual([
      ["one@unit.example", "delayed"],
      ["two@unit.example", "failed"],
      ["three@unit.example", "failed"],
    ]);
  });

  test.each([
    ["Delayed Mail (still being retried)", "MAILER-DAEMON@mx.example"],
    ["Warning: could not send message for past 4 hours", "MAILER-DAEMON@mx.example"],
    ["Försenad leverans", "postmaster@region.example"],
  ])("a delay is no failure: %s", async (subject, from) => {
    const mail = await parse(`From: ${from}\nSubject: ${subject}\n\n<ward@unit.example>: will be retried`);
    expect(mail.bounce).toMatchObject({ action: "delayed", recipient: "ward@unit.example" });
  });

  test.each([
    [
      "a notice from a postmaster's address",
      "postmaster@maker.example",
      "Field Safety Notice",
      "Do not use it.",
    ],
    [
      "a warning of a postmaster",
      "postmaster@maker.example",
      "Warning: Field Safety Notice for pump X",
      "Write to service@maker.example.",
    ],
    ["a notice about deliveries", "safety@maker.example", "Delivery failure of insulin pump", "Do not use."],
    ["a notice with a null sender", "safety@maker.example\nReturn-Path: <>", "Delivery to patients", "Stop."],
  ])("%s is none", async (_name, from, subject, text) => {
    expect((await parse(`From: ${from}\nSubject: ${subject}\n\n${text}`)).bounce).toBeNull();
  });
});
