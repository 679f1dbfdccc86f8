/** The house: who may import whom (docs/architecture.md). Checked in every test run. */
const domains = "cases|checklist|notices|intake|dispatch|registers|matching|projects|organisation|dashboard";
const pureFile = [
  "^lib/.+/(workflow|policy|schema|deadlines|rules)[.]ts$",
  "^lib/(notices|matching)/reading/",
];
const database = ["^lib/db[.]ts$", "^prisma/generated/(client|internal|models)"];
const commands = ["^lib/.+/(queries|commands)[.]ts$", "^lib/.+/(queries|commands)/"];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "nothing-imports-app",
      comment: "Routes are the outermost layer.",
      severity: "error",
      from: { pathNot: "^(app|tests)/" },
      to: { path: "^app/" },
    },
    {
      name: "lib-knows-no-interface",
      comment: "app → components → lib, never back.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components|scripts)/" },
    },
    {
      name: "only-scripts-import-scripts",
      comment: "Entry points hold nothing that the application needs.",
      severity: "error",
      from: { pathNot: "^(scripts|tests)/|^[^/]+\\.config\\.ts$" },
      to: { path: "^scripts/" },
    },
    {
      name: "scripts-know-no-interface",
      severity: "error",
      from: { path: "^scripts/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "controls-know-no-domain",
      comment: "components/ui and lib/forms serve every domain.",
      severity: "error",
      from: { path: "^(components/ui|lib/forms)/" },
      to: { path: `^lib/(${domains})/|^components/(?!ui/)` },
    },
    {
      name: "ground-knows-no-domain",
      comment: "What domains stand on: audit, mail, jobs, documents. Job handlers are handed in.",
      severity: "error",
      from: { path: "^lib/(audit|mail|jobs|documents)/" },
      to: { path: `^lib/(${domains})/` },
    },
    {
      name: "pure-without-database",
      comment: "Rules take data as arguments: no database, no settings, nothing of Next.js.",
      severity: "error",
      from: { path: pureFile },
      to: {
        path: [
          ...database,
          "^lib/(env|log)[.]ts$",
          "^node_modules/(next|next-auth|next-intl|react|pg|pg-boss)/",
        ],
      },
    },
    {
      name: "pure-without-edges",
      comment: "Rules do not reach the database through reads and writes either.",
      severity: "error",
      from: { path: pureFile },
      to: { path: commands },
    },
    {
      name: "database-at-the-edges",
      comment:
        "Only reads, writes, and what they stand on touch the database; a type may be named anywhere in lib.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: ["^lib/db[.]ts$", "^lib/(audit|jobs|auth|mail|documents)/", ...commands],
      },
      to: { path: ["^lib/db[.]ts$", "^prisma/generated/client"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "interface-without-database",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: ["^lib/db[.]ts$", "^prisma/generated/client"] },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-barrels-and-drawers",
      comment: "A name says what is inside: no index, utils or helpers.",
      severity: "error",
      from: {},
      to: {
        path: "(^|/)(index|utils|util|helpers|helper)([.]|/)",
        pathNot: "^(node_modules|prisma/generated)/",
      },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true, pathNot: "^next-env" } },
  ],
  options: {
    doNotFollow: { path: "^(node_modules|prisma/generated)" },
    exclude: { path: "^\\.next/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".jsx", ".json", ".d.ts"],
    },
  },
};
