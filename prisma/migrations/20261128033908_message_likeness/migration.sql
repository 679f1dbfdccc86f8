-- CreateEnum
CREATE TYPE "BounceAction" AS ENUM ('failed', 'delayed');

-- AlterTable
ALTER TABLE "IncomingMessage" ADD COLUMN     "answersMailId" UUID,
ADD COLUMN     "machine" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "OutgoingMail" ADD COLUMN     "automatic" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "recipientId" UUID;

-- CreateTable
CREATE TABLE "MessageProposal" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "caseId" UUID,
    "earlierId" UUID,
    "reasons" JSONB NOT NULL,

    CONSTRAINT "MessageProposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TextSketch" (
    "messageId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "minima" BYTEA NOT NULL,

    CONSTRAINT "TextSketch_pkey" PRIMARY KEY ("messageId","position")
);

-- CreateTable
CREATE TABLE "TextBand" (
    "band" BIGINT NOT NULL,
    "messageId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "TextBand_pkey" PRIMARY KEY ("band","messageId","position")
);

-- CreateTable
CREATE TABLE "MailBounce" (
    "id" UUID NOT NULL,
    "mailId" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "action" "BounceAction" NOT NULL,
    "status" TEXT,
    "diagnostic" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailBounce_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AutomaticAnswer" (
    "mailId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "thread" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AutomaticAnswer_pkey" PRIMARY KEY ("mailId")
);

-- CreateIndex
CREATE INDEX "MessageProposal_caseId_idx" ON "MessageProposal"("caseId");

-- CreateIndex
CREATE INDEX "MessageProposal_earlierId_idx" ON "MessageProposal"("earlierId");

-- CreateIndex
CREATE UNIQUE INDEX "MessageProposal_messageId_position_key" ON "MessageProposal"("messageId", "position");

-- CreateIndex
CREATE INDEX "MailBounce_mailId_idx" ON "MailBounce"("mailId");

-- CreateIndex
CREATE UNIQUE INDEX "MailBounce_messageId_mailId_address_key" ON "MailBounce"("messageId", "mailId", "address");

-- CreateIndex
CREATE INDEX "AutomaticAnswer_address_at_idx" ON "AutomaticAnswer"("address", "at");

-- CreateIndex
CREATE INDEX "AutomaticAnswer_thread_idx" ON "AutomaticAnswer" USING GIN ("thread");

-- CreateIndex
CREATE INDEX "IncomingMessage_duplicateOfId_idx" ON "IncomingMessage"("duplicateOfId");

-- CreateIndex
CREATE INDEX "IncomingMessage_answersMailId_idx" ON "IncomingMessage"("answersMailId");

-- CreateIndex
CREATE INDEX "OutgoingMail_recipientId_idx" ON "OutgoingMail"("recipientId");

-- CreateIndex
CREATE INDEX "OutgoingMail_to_idx" ON "OutgoingMail" USING GIN ("to");

-- AddForeignKey
ALTER TABLE "IncomingMessage" ADD CONSTRAINT "IncomingMessage_answersMailId_fkey" FOREIGN KEY ("answersMailId") REFERENCES "OutgoingMail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageProposal" ADD CONSTRAINT "MessageProposal_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "IncomingMessage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageProposal" ADD CONSTRAINT "MessageProposal_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageProposal" ADD CONSTRAINT "MessageProposal_earlierId_fkey" FOREIGN KEY ("earlierId") REFERENCES "IncomingMessage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TextSketch" ADD CONSTRAINT "TextSketch_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "IncomingMessage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingMail" ADD CONSTRAINT "OutgoingMail_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Recipient"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailBounce" ADD CONSTRAINT "MailBounce_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "OutgoingMail"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MailBounce" ADD CONSTRAINT "MailBounce_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "IncomingMessage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AutomaticAnswer" ADD CONSTRAINT "AutomaticAnswer_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "OutgoingMail"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The mail that each recipient has now; who the mails before it went to is known by their address only.
UPDATE "OutgoingMail" m SET "recipientId" = r."id" FROM "Recipient" r WHERE r."mailId" = m."id";
