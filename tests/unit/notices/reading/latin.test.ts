import { describe, expect, it } from "vitest";
import { readNotice } from "#lib/notices/reading/read.ts";

function read(lines: string[]) {
  const facts = readNotice([{ name: "aviso.txt", kind: "text", pages: [lines.join("\n")] }]);
  const values = (list: readonly { value: string }[]) => list.map(({ value }) => value);
  return {
    devices: values(facts.devices),
    refs: values(facts.refs),
    lots: values(facts.lots),
    serials: values(facts.serials),
    references: values(facts.fscaReferences),
    replyBy: facts.replyBy?.written ?? null,
  };
}

describe("notices in Spanish, Italian and French", () => {
  it("finds the device that a title names in its own place", () => {
    const spanish = [
      'Retirada del mercado de determinados lotes del catéter "Venoflex Duo", fabricado por Norte Médica, S.L.',
      "Números de lote: 21K12A8301 y 21L05A8302",
    ];
    expect(read(spanish).devices).toEqual(["Venoflex Duo"]);
    expect(read(["Pompes – MiniFlow 6 – Norte Medical – Information de sécurité"]).devices).toEqual([
      "MiniFlow 6",
    ]);
    expect(read(["Recomendaciones relativas al desfibrilador HeartLine 3"]).devices).toEqual([
      "desfibrilador HeartLine 3",
    ]);
  });

  it("takes the reference between a device and its numbers for the article", () => {
    const french = ["Dispositif : Volustat", "Référence : Z021235", "Numéros de série : 19876543 à 19876600"];
    expect(read(french)).toMatchObject({
      refs: ["Z021235"],
      references: [],
      serials: ["19876543 à 19876600"],
    });
    expect(
      read(["Catéter Venoflex V 720, referencia 4161211, lotes 21K12A8301 y 21L05A8302."]),
    ).toMatchObject({
      refs: ["4161211"],
      lots: ["21K12A8301", "21L05A8302"],
    });
  });

  it("leaves a reference of the letter what it is", () => {
    const french = ["Référence : NM-FSCA-24-3", "Dispositif : Volustat", "Numéros de série : 1001 à 1099"];
    expect(read(french)).toMatchObject({ references: ["NM-FSCA-24-3"], refs: [] });
  });

  it("reads lots behind the verb of their sentence", () => {
    expect(read(["I lotti interessati sono 31240045X, 31240046X e 31240101X."]).lots).toEqual([
      "31240045X",
      "31240046X",
      "31240101X",
    ]);
  });

  it("ends a list of lots where registrations and prose follow", () => {
    const argentine = [
      "Lotes: 3044567; 3051118",
      "PM 1535-45",
      "El motivo es un error de rotulado. ZX 2024-00031.",
    ];
    expect(read(argentine).lots).toEqual(["3044567", "3051118"]);
  });

  it("reads by when a receipt is wanted", () => {
    expect(read(["Debe acusar recibo en el plazo de 10 días naturales."]).replyBy).toBe("10 días naturales");
  });
});
