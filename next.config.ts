import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  typedRoutes: true,
  poweredByHeader: false,
  // npm test checks types, of tests too; a build for use needs only the source that runs.
  typescript: { ignoreBuildErrors: true },
  // Native or file-reading packages: loaded by Node as they are, never bundled.
  serverExternalPackages: [
    "@node-rs/argon2",
    "@myriaddreamin/typst-ts-node-compiler",
    "pg-boss",
    "pino",
    "@hyzyla/pdfium",
    "nodemailer",
    "node-forge",
  ],
  async headers() {
    const everywhere = [
      { key: "X-Content-Type-Options", value: "nosniff" },
      { key: "Referrer-Policy", value: "same-origin" },
      { key: "X-Frame-Options", value: "SAMEORIGIN" },
      { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
    ];
    // The address of an answer page is its secret: it goes nowhere and is kept nowhere.
    const secretAddress = [
      { key: "Referrer-Policy", value: "no-referrer" },
      { key: "X-Robots-Tag", value: "noindex, nofollow" },
      { key: "Cache-Control", value: "private, no-store" },
    ];
    return [
      { source: "/:path*", headers: everywhere },
      { source: "/answer/:path*", headers: secretAddress },
    ];
  },
  experimental: {
    optimizePackageImports: ["@navikt/ds-react", "@navikt/aksel-icons"],
    serverActions: { bodySizeLimit: "2mb" },
  },
};

export default withNextIntl(config);
