-- CreateEnum
CREATE TYPE "TextReadingState" AS ENUM ('waiting', 'done', 'failed');

-- AlterTable
ALTER TABLE "IncomingMessage" ADD COLUMN     "textReading" "TextReadingState";

-- CreateTable
CREATE TABLE "TextReading" (
    "sha256" CHAR(64) NOT NULL,
    "pages" JSONB NOT NULL,
    "problem" TEXT,
    "milliseconds" INTEGER NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TextReading_pkey" PRIMARY KEY ("sha256")
);
