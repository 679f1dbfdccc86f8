-- CreateEnum
CREATE TYPE "MailboxSecurity" AS ENUM ('tls', 'starttls', 'none');

-- CreateEnum
CREATE TYPE "MailboxAuth" AS ENUM ('password', 'oauth2');

-- CreateEnum
CREATE TYPE "MailboxAfter" AS ENUM ('leave', 'seen', 'keyword', 'move');

-- AlterTable
ALTER TABLE "IncomingMessage" ADD COLUMN     "archive" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "MailboxConnection" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "security" "MailboxSecurity" NOT NULL,
    "username" TEXT NOT NULL,
    "folder" TEXT NOT NULL DEFAULT 'INBOX',
    "auth" "MailboxAuth" NOT NULL,
    "secret" TEXT NOT NULL,
    "tokenUrl" TEXT,
    "clientId" TEXT,
    "scope" TEXT,
    "after" "MailboxAfter" NOT NULL DEFAULT 'seen',
    "afterName" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "silenceMinutes" INTEGER NOT NULL DEFAULT 60,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archiveBefore" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archiveUidNext" BIGINT,
    "uidValidity" BIGINT,
    "lastUid" BIGINT NOT NULL DEFAULT 0,
    "readAt" TIMESTAMPTZ(3),
    "messageAt" TIMESTAMPTZ(3),
    "problem" TEXT,
    "problemDetail" TEXT,
    "problemSince" TIMESTAMPTZ(3),
    "readerId" UUID,
    "readerUntil" TIMESTAMPTZ(3),
    "reconcileRequestedAt" TIMESTAMPTZ(3),
    "alarmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailboxConnection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MailboxMessage" (
    "mailboxId" UUID NOT NULL,
    "folder" TEXT NOT NULL,
    "uidValidity" BIGINT NOT NULL,
    "uid" BIGINT NOT NULL,
    "messageId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailboxMessage_pkey" PRIMARY KEY ("mailboxId","folder","uidValidity","uid")
);

-- CreateTable
CREATE TABLE "MailboxReconciliation" (
    "id" UUID NOT NULL,
    "mailboxId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "onServer" INTEGER NOT NULL,
    "withFate" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,
    "found" JSONB NOT NULL,

    CONSTRAINT "MailboxReconciliation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MailboxConnection_host_username_folder_key" ON "MailboxConnection"("host", "username", "folder");

-- CreateIndex
CREATE INDEX "MailboxMessage_messageId_idx" ON "MailboxMessage"("messageId");

-- CreateIndex
CREATE INDEX "MailboxReconciliation_mailboxId_at_idx" ON "MailboxReconciliation"("mailboxId", "at" DESC);

-- CreateIndex
CREATE INDEX "IncomingMessage_archive_receivedAt_id_idx" ON "IncomingMessage"("archive", "receivedAt" DESC, "id");

-- AddForeignKey
ALTER TABLE "MailboxMessage" ADD CONSTRAINT "MailboxMessage_mailboxId_fkey" FOREIGN KEY ("mailboxId") REFERENCES "MailboxConnection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailboxMessage" ADD CONSTRAINT "MailboxMessage_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "IncomingMessage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailboxReconciliation" ADD CONSTRAINT "MailboxReconciliation_mailboxId_fkey" FOREIGN KEY ("mailboxId") REFERENCES "MailboxConnection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
