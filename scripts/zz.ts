import { readCodes } from "#lib/notices/reading/codes.ts";
for (const t of ["Números de série de 30100 a 30988 e 41000 a 41250","ML-3/0-CT: 220115A, 220116A; ML-4/0-PS: 220201C."]) console.log(readCodes(t,true));
