import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectMediaType, servedType } from "#lib/documents/mediaType.ts";
import { zipFile } from "#tests/unit/documents/zipFile.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const bytes = (text: string) => Buffer.from(text, "latin1");
const ole = (stream: string) =>
  Buffer.concat([
    bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    Buffer.alloc(600),
    Buffer.from(stream, "utf16le"),
  ]);
const zip = (name: string) =>
  zipFile([
    { name: "[Content_Types].xml", content: bytes("<x/>") },
    { name, content: bytes("<x/>") },
  ]);

describe("the bytes say what a file is", () => {
  test.each<[string, Buffer, string]>([
    ["PDF", bytes("%PDF-1.7\n%\xe2\xe3"), "application/pdf"],
    ["PDF after rubbish", bytes("\r\n\0\0%PDF-1.4\n"), "application/pdf"],
    ["PNG", bytes("\x89PNG\r\n\x1a\n\0"), "image/png"],
    ["JPEG", bytes("\xff\xd8\xff\xe0\0"), "image/jpeg"],
    ["GIF", bytes("GIF89a\0"), "image/gif"],
    ["WebP", bytes("RIFF\x10\0\0\0WEBPVP8 "), "image/webp"],
    ["TIFF", bytes("II*\0\x08\0\0\0"), "image/tiff"],
    ["Word", zip("word/document.xml"), DOCX],
    ["Excel", zip("xl/workbook.xml"), XLSX],
    ["ZIP", zip("a.txt"), "application/zip"],
    ["Outlook", ole("__properties_version1.0"), "application/vnd.ms-outlook"],
    ["old Word", ole("WordDocument"), "application/msword"],
    ["HTML", bytes("\n<!DOCTYPE html><html>"), "text/html"],
    ["HTML without a declaration", bytes("<script>alert(1)</script>"), "text/html"],
    ["SVG", bytes('<?xml version="1.0"?><svg xmlns="x">'), "image/svg+xml"],
    ["a mail", bytes("From: a@b\r\nSubject: x\r\n\r\ny"), "message/rfc822"],
    ["Latin-1 text", bytes("S\xe4kerhetsmeddelande"), "text/plain"],
    ["a program", bytes(`MZ\x90\0${"\0".repeat(100)}`), "application/vnd.microsoft.portable-executable"],
  ])("%s, whatever it is called", (_name, content, expected) => {
    expect(detectMediaType(content, "bild.png", "image/png")).toBe(expected);
    expect(detectMediaType(content, null, null)).toBe(expected);
  });

  test("name and declaration decide only where the bytes do not", () => {
    expect(detectMediaType(bytes("a;b\n1;2"), "lista.csv", "application/octet-stream")).toBe("text/csv");
    expect(detectMediaType(bytes("bara text"), "x.html", null)).toBe("text/html");
    expect(detectMediaType(bytes("BEGIN:VCALENDAR"), null, "text/calendar; charset=utf-8")).toBe(
      "text/calendar",
    );
    const mailbox = bytes("From a@b Mon Mar 23 08:00:00 2026\nSubject: x\n\ny");
    expect(detectMediaType(mailbox, null, "application/mbox")).toBe("application/mbox");
    expect(detectMediaType(bytes("bara text"), "gamla.mbox", "application/mbox")).toBe("text/plain");
    expect(detectMediaType(bytes("\0\x01\x02"), "film.mp4", "video/mp4")).toBe("video/mp4");
    expect(detectMediaType(bytes("\0\x01\x02"), "x.pdf", "application/pdf")).toBe("application/octet-stream");
    expect(detectMediaType(bytes("\0\x01\x02"), "x", "te xt/<script>")).toBe("application/octet-stream");
  });

  test("any bytes have a media type", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.string(), (content, name, declared) => {
        expect(detectMediaType(content, name, declared)).toMatch(/^[\w.+!#$&^-]+\/[\w.+!#$&^-]+$/);
      }),
    );
  });
});

describe("a file is served", () => {
  test.each(["application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"])(
    "%s in the page",
    (type) => {
      expect(servedType(type)).toEqual({ type, disposition: "inline" });
    },
  );

  test("text as text", () => {
    expect(servedType("text/plain")).toEqual({ type: "text/plain; charset=utf-8", disposition: "inline" });
  });

  test.each([
    "text/html",
    "image/svg+xml",
    "application/xml",
    "text/css",
    "text/plain;x",
    "IMAGE/PNG",
    "",
    "application/javascript",
  ])("%s only as a download of unknown bytes", (type) => {
    expect(servedType(type)).toEqual({ type: "application/octet-stream", disposition: "attachment" });
  });
});
