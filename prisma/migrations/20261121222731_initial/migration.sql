-- CreateEnum
CREATE TYPE "Role" AS ENUM ('coordinator', 'procurement', 'logistics', 'technician', 'administration', 'unit_manager', 'own_handler', 'chief_physician', 'manager', 'product_owner', 'project_member', 'regulatory_advisor', 'admin');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('received', 'gathering', 'coordinating', 'acting', 'following_up', 'closed');

-- CreateEnum
CREATE TYPE "CaseOutcome" AS ENUM ('actioned', 'not_concerned', 'handled_by_unit', 'information_only', 'duplicate');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('critical', 'high', 'moderate', 'low');

-- CreateEnum
CREATE TYPE "Track" AS ENUM ('equipment', 'consumable', 'own_handling', 'information_only');

-- CreateEnum
CREATE TYPE "ActionPerformer" AS ENUM ('mth', 'technical_service', 'logistics', 'unit', 'supplier');

-- CreateEnum
CREATE TYPE "ActionKind" AS ENUM ('recall', 'discard', 'quarantine', 'modify', 'inspect', 'update_software', 'inform', 'other');

-- CreateEnum
CREATE TYPE "ActionState" AS ENUM ('open', 'done', 'waived');

-- CreateEnum
CREATE TYPE "SenderReplyKind" AS ENUM ('receipt', 'result');

-- CreateEnum
CREATE TYPE "SenderReplyState" AS ENUM ('wanted', 'sent', 'not_wanted', 'waived');

-- CreateEnum
CREATE TYPE "ChecklistKey" AS ENUM ('contract_search', 'purchase_analysis', 'customers', 'stock_item', 'near_stock', 'purchase_support', 'medusa', 'faciliate', 'sesam', 'receipt_reply', 'result_reply', 'external_customers', 'suggested_handling');

-- CreateEnum
CREATE TYPE "RecipientKind" AS ENUM ('administration', 'unit_manager', 'head_of_operations', 'own_handling', 'private_provider', 'municipality', 'chief_physician', 'commission', 'coordinator', 'other');

-- CreateEnum
CREATE TYPE "RecipientPurpose" AS ENUM ('for_action', 'for_information');

-- CreateEnum
CREATE TYPE "Concerned" AS ENUM ('yes', 'no');

-- CreateEnum
CREATE TYPE "MessageChannel" AS ENUM ('mail', 'upload', 'manual', 'feed');

-- CreateEnum
CREATE TYPE "MessageFate" AS ENUM ('case_created', 'attached_to_case', 'revision_of_case', 'waiting_in_inbox', 'link_proposed', 'duplicate', 'auto_reply', 'bounce', 'quarantined', 'dismissed');

-- CreateEnum
CREATE TYPE "OutgoingMailState" AS ENUM ('queued', 'sending', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "ManagerKind" AS ENUM ('unit_manager', 'head_of_operations');

-- CreateEnum
CREATE TYPE "MailboxKind" AS ENUM ('intake', 'coordinator', 'procurement', 'logistics', 'technician', 'administration', 'own_handling', 'private_providers', 'commission', 'chief_physician', 'supply_disruption', 'other');

-- CreateEnum
CREATE TYPE "ExternalPartyKind" AS ENUM ('private_provider', 'municipality');

-- CreateTable
CREATE TABLE "AuditStream" (
    "streamType" TEXT NOT NULL,
    "streamId" TEXT NOT NULL,
    "lastSequence" INTEGER NOT NULL,
    "lastHash" CHAR(64) NOT NULL,

    CONSTRAINT "AuditStream_pkey" PRIMARY KEY ("streamType","streamId")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "streamType" TEXT NOT NULL,
    "streamId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previousHash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT NOT NULL DEFAULT 'sv',
    "active" BOOLEAN NOT NULL DEFAULT true,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "failedSignIns" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleAssignment" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "administrationId" UUID,
    "unitId" UUID,
    "projectId" UUID,

    CONSTRAINT "RoleAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "CaseStatus" NOT NULL DEFAULT 'received',
    "outcome" "CaseOutcome",
    "statusBeforeClose" "CaseStatus",
    "severity" "Severity",
    "tracks" "Track"[],
    "assessment" TEXT,
    "patientInformation" BOOLEAN,
    "contractedWithdrawal" BOOLEAN,
    "summary" TEXT,
    "returnedBecause" TEXT,
    "ownerId" UUID,
    "duplicateOfId" UUID,
    "dueAt" DATE,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseCounter" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "CaseCounter_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "kind" "ActionKind" NOT NULL,
    "performer" "ActionPerformer" NOT NULL,
    "description" TEXT NOT NULL,
    "ownerId" UUID,
    "ownerName" TEXT,
    "unitId" UUID,
    "dueAt" DATE,
    "state" "ActionState" NOT NULL DEFAULT 'open',
    "note" TEXT,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ActionItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SenderReply" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "kind" "SenderReplyKind" NOT NULL,
    "state" "SenderReplyState" NOT NULL DEFAULT 'wanted',
    "responderId" UUID,
    "responderName" TEXT,
    "to" TEXT,
    "subject" TEXT,
    "body" TEXT,
    "waivedReason" TEXT,
    "mailId" UUID,
    "settledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SenderReply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupplyDisruption" (
    "caseId" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "startedBy" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedBy" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SupplyDisruption_pkey" PRIMARY KEY ("caseId")
);

-- CreateTable
CREATE TABLE "ChecklistRow" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "key" "ChecklistKey" NOT NULL,
    "answer" JSONB,
    "answeredById" UUID,
    "answeredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ChecklistRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChecklistEntry" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "key" "ChecklistKey" NOT NULL,
    "name" TEXT NOT NULL,
    "customerNumber" TEXT,
    "unitId" UUID,
    "externalId" UUID,
    "quantity" INTEGER,
    "note" TEXT,
    "addedBy" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChecklistEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChecklistFile" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "key" "ChecklistKey" NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "addedBy" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ChecklistFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dispatch" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "track" "Track" NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "replyHow" TEXT,
    "replyBy" DATE,
    "includeNotice" BOOLEAN NOT NULL DEFAULT true,
    "sentBy" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Dispatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RequestedAction" (
    "id" UUID NOT NULL,
    "dispatchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "RequestedAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recipient" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "dispatchId" UUID NOT NULL,
    "kind" "RecipientKind" NOT NULL,
    "purpose" "RecipientPurpose" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "administrationId" UUID,
    "unitId" UUID,
    "externalId" UUID,
    "mailId" UUID,
    "linkHash" CHAR(64),
    "linkExpiresAt" TIMESTAMPTZ(3),
    "linkRevokedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "waivedAt" TIMESTAMPTZ(3),
    "waivedBy" TEXT,
    "waivedReason" TEXT,
    "closureReportedAt" TIMESTAMPTZ(3),
    "closureReport" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Response" (
    "id" UUID NOT NULL,
    "recipientId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "concerned" "Concerned" NOT NULL,
    "quantity" INTEGER,
    "comment" TEXT,
    "respondentName" TEXT NOT NULL,
    "closesHandling" BOOLEAN NOT NULL DEFAULT false,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResponseAction" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "done" BOOLEAN NOT NULL,
    "note" TEXT,

    CONSTRAINT "ResponseAction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResponseFile" (
    "id" UUID NOT NULL,
    "responseId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,

    CONSTRAINT "ResponseFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "sha256" CHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "IncomingMessage" (
    "id" UUID NOT NULL,
    "channel" "MessageChannel" NOT NULL,
    "mailbox" TEXT,
    "fileName" TEXT,
    "sha256" CHAR(64) NOT NULL,
    "contentKey" CHAR(64) NOT NULL,
    "messageId" TEXT,
    "fromName" TEXT,
    "fromAddress" TEXT,
    "toAddresses" TEXT[],
    "subject" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "inReplyTo" TEXT[],
    "references" TEXT[],
    "text" TEXT,
    "html" TEXT,
    "problems" TEXT[],
    "facts" JSONB,
    "recognised" BOOLEAN NOT NULL DEFAULT false,
    "reasons" TEXT[],
    "fate" "MessageFate" NOT NULL,
    "fateReason" TEXT,
    "fateAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handledById" UUID,
    "caseId" UUID,
    "duplicateOfId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "IncomingMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageAttachment" (
    "id" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "inline" BOOLEAN NOT NULL DEFAULT false,
    "contentId" TEXT,
    "sha256" CHAR(64) NOT NULL,

    CONSTRAINT "MessageAttachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutgoingMail" (
    "id" UUID NOT NULL,
    "messageId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "caseId" UUID,
    "fromAddress" TEXT NOT NULL,
    "fromName" TEXT NOT NULL,
    "to" TEXT[],
    "cc" TEXT[],
    "replyTo" TEXT,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "inReplyTo" TEXT,
    "references" TEXT[],
    "secret" TEXT,
    "state" "OutgoingMailState" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "transport" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attemptedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "bouncedAt" TIMESTAMPTZ(3),
    "bounceText" TEXT,

    CONSTRAINT "OutgoingMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutgoingAttachment" (
    "id" UUID NOT NULL,
    "mailId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,

    CONSTRAINT "OutgoingAttachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "messageId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "facts" JSONB NOT NULL,
    "manufacturer" TEXT,
    "manufacturerSrn" TEXT,
    "title" TEXT,
    "fscaReferences" TEXT[],
    "fsnReferences" TEXT[],
    "noticeDate" DATE,
    "devices" TEXT[],
    "refs" TEXT[],
    "udiDis" TEXT[],
    "lots" TEXT[],
    "serials" TEXT[],
    "softwareVersions" TEXT[],
    "actionTypes" TEXT[],
    "problem" TEXT,
    "userActions" TEXT,
    "replyWanted" BOOLEAN,
    "replyBy" DATE,
    "actBy" DATE,
    "contactName" TEXT,
    "contactEmail" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Administration" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Administration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "administrationId" UUID NOT NULL,
    "parentId" UUID,
    "name" TEXT NOT NULL,
    "costCentre" TEXT,
    "rgsCustomerNumber" TEXT,
    "ownHandling" BOOLEAN NOT NULL DEFAULT false,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnitManager" (
    "id" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "kind" "ManagerKind" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "UnitManager_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mailbox" (
    "id" UUID NOT NULL,
    "kind" "MailboxKind" NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "administrationId" UUID,
    "unitId" UUID,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExternalParty" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "ExternalPartyKind" NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "rgsCustomerNumber" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ExternalParty_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AuditEvent_at_idx" ON "AuditEvent"("at");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_streamType_streamId_sequence_key" ON "AuditEvent"("streamType", "streamId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "RoleAssignment_userId_idx" ON "RoleAssignment"("userId");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Case_number_key" ON "Case"("number");

-- CreateIndex
CREATE INDEX "Case_status_dueAt_id_idx" ON "Case"("status", "dueAt", "id");

-- CreateIndex
CREATE INDEX "Case_receivedAt_id_idx" ON "Case"("receivedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Case_ownerId_idx" ON "Case"("ownerId");

-- CreateIndex
CREATE INDEX "ActionItem_caseId_idx" ON "ActionItem"("caseId");

-- CreateIndex
CREATE INDEX "ActionItem_state_dueAt_idx" ON "ActionItem"("state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "SenderReply_caseId_kind_key" ON "SenderReply"("caseId", "kind");

-- CreateIndex
CREATE INDEX "ChecklistRow_answeredAt_idx" ON "ChecklistRow"("answeredAt");

-- CreateIndex
CREATE UNIQUE INDEX "ChecklistRow_caseId_key_key" ON "ChecklistRow"("caseId", "key");

-- CreateIndex
CREATE INDEX "ChecklistEntry_caseId_key_idx" ON "ChecklistEntry"("caseId", "key");

-- CreateIndex
CREATE INDEX "ChecklistFile_caseId_key_idx" ON "ChecklistFile"("caseId", "key");

-- CreateIndex
CREATE INDEX "Dispatch_caseId_idx" ON "Dispatch"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "RequestedAction_dispatchId_position_key" ON "RequestedAction"("dispatchId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Recipient_linkHash_key" ON "Recipient"("linkHash");

-- CreateIndex
CREATE INDEX "Recipient_caseId_idx" ON "Recipient"("caseId");

-- CreateIndex
CREATE INDEX "Recipient_unitId_idx" ON "Recipient"("unitId");

-- CreateIndex
CREATE INDEX "Recipient_administrationId_idx" ON "Recipient"("administrationId");

-- CreateIndex
CREATE UNIQUE INDEX "Response_recipientId_version_key" ON "Response"("recipientId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ResponseAction_responseId_position_key" ON "ResponseAction"("responseId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "IncomingMessage_sha256_key" ON "IncomingMessage"("sha256");

-- CreateIndex
CREATE INDEX "IncomingMessage_contentKey_idx" ON "IncomingMessage"("contentKey");

-- CreateIndex
CREATE INDEX "IncomingMessage_messageId_idx" ON "IncomingMessage"("messageId");

-- CreateIndex
CREATE INDEX "IncomingMessage_caseId_idx" ON "IncomingMessage"("caseId");

-- CreateIndex
CREATE INDEX "IncomingMessage_fate_receivedAt_id_idx" ON "IncomingMessage"("fate", "receivedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "IncomingMessage_receivedAt_id_idx" ON "IncomingMessage"("receivedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "MessageAttachment_sha256_idx" ON "MessageAttachment"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "MessageAttachment_messageId_path_key" ON "MessageAttachment"("messageId", "path");

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingMail_messageId_key" ON "OutgoingMail"("messageId");

-- CreateIndex
CREATE INDEX "OutgoingMail_caseId_idx" ON "OutgoingMail"("caseId");

-- CreateIndex
CREATE INDEX "OutgoingMail_state_createdAt_idx" ON "OutgoingMail"("state", "createdAt");

-- CreateIndex
CREATE INDEX "OutgoingMail_createdAt_id_idx" ON "OutgoingMail"("createdAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "OutgoingAttachment_mailId_position_key" ON "OutgoingAttachment"("mailId", "position");

-- CreateIndex
CREATE INDEX "Notice_caseId_idx" ON "Notice"("caseId");

-- CreateIndex
CREATE INDEX "Notice_manufacturer_idx" ON "Notice"("manufacturer");

-- CreateIndex
CREATE UNIQUE INDEX "Administration_code_key" ON "Administration"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE INDEX "Unit_administrationId_idx" ON "Unit"("administrationId");

-- CreateIndex
CREATE INDEX "Unit_parentId_idx" ON "Unit"("parentId");

-- CreateIndex
CREATE INDEX "Unit_costCentre_idx" ON "Unit"("costCentre");

-- CreateIndex
CREATE INDEX "Unit_rgsCustomerNumber_idx" ON "Unit"("rgsCustomerNumber");

-- CreateIndex
CREATE UNIQUE INDEX "UnitManager_unitId_email_key" ON "UnitManager"("unitId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Mailbox_kind_address_key" ON "Mailbox"("kind", "address");

-- CreateIndex
CREATE UNIQUE INDEX "ExternalParty_code_key" ON "ExternalParty"("code");

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_administrationId_fkey" FOREIGN KEY ("administrationId") REFERENCES "Administration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "Case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SenderReply" ADD CONSTRAINT "SenderReply_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SenderReply" ADD CONSTRAINT "SenderReply_responderId_fkey" FOREIGN KEY ("responderId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SenderReply" ADD CONSTRAINT "SenderReply_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "OutgoingMail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplyDisruption" ADD CONSTRAINT "SupplyDisruption_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistRow" ADD CONSTRAINT "ChecklistRow_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistRow" ADD CONSTRAINT "ChecklistRow_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistEntry" ADD CONSTRAINT "ChecklistEntry_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistFile" ADD CONSTRAINT "ChecklistFile_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ChecklistFile" ADD CONSTRAINT "ChecklistFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dispatch" ADD CONSTRAINT "Dispatch_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RequestedAction" ADD CONSTRAINT "RequestedAction_dispatchId_fkey" FOREIGN KEY ("dispatchId") REFERENCES "Dispatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_dispatchId_fkey" FOREIGN KEY ("dispatchId") REFERENCES "Dispatch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_administrationId_fkey" FOREIGN KEY ("administrationId") REFERENCES "Administration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_externalId_fkey" FOREIGN KEY ("externalId") REFERENCES "ExternalParty"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recipient" ADD CONSTRAINT "Recipient_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "OutgoingMail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_recipientId_fkey" FOREIGN KEY ("recipientId") REFERENCES "Recipient"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResponseAction" ADD CONSTRAINT "ResponseAction_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResponseFile" ADD CONSTRAINT "ResponseFile_responseId_fkey" FOREIGN KEY ("responseId") REFERENCES "Response"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResponseFile" ADD CONSTRAINT "ResponseFile_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomingMessage" ADD CONSTRAINT "IncomingMessage_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomingMessage" ADD CONSTRAINT "IncomingMessage_handledById_fkey" FOREIGN KEY ("handledById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomingMessage" ADD CONSTRAINT "IncomingMessage_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncomingMessage" ADD CONSTRAINT "IncomingMessage_duplicateOfId_fkey" FOREIGN KEY ("duplicateOfId") REFERENCES "IncomingMessage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageAttachment" ADD CONSTRAINT "MessageAttachment_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "IncomingMessage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MessageAttachment" ADD CONSTRAINT "MessageAttachment_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingMail" ADD CONSTRAINT "OutgoingMail_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingAttachment" ADD CONSTRAINT "OutgoingAttachment_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "OutgoingMail"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutgoingAttachment" ADD CONSTRAINT "OutgoingAttachment_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "StoredFile"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "IncomingMessage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_administrationId_fkey" FOREIGN KEY ("administrationId") REFERENCES "Administration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnitManager" ADD CONSTRAINT "UnitManager_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_administrationId_fkey" FOREIGN KEY ("administrationId") REFERENCES "Administration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mailbox" ADD CONSTRAINT "Mailbox_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The audit trail cannot be rewritten: rows are added and never changed or removed.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail is append only';
END
$$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "AuditEvent_no_truncate" BEFORE TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- Mails and documents are compressed already or not worth it: keep the bytes as they are.
ALTER TABLE "StoredFile" ALTER COLUMN "content" SET STORAGE EXTERNAL;

-- What is kept as it came is not changed either.
CREATE FUNCTION "refuse_file_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a stored file is never changed';
END
$$;
CREATE TRIGGER "StoredFile_unchanged" BEFORE UPDATE ON "StoredFile"
  FOR EACH ROW EXECUTE FUNCTION "refuse_file_change"();

-- Names sort as Swedish: å, ä, ö last.
ALTER TABLE "Administration" ALTER COLUMN "name" TYPE text COLLATE "sv-SE-x-icu";
ALTER TABLE "Unit" ALTER COLUMN "name" TYPE text COLLATE "sv-SE-x-icu";
ALTER TABLE "UnitManager" ALTER COLUMN "name" TYPE text COLLATE "sv-SE-x-icu";
ALTER TABLE "Mailbox" ALTER COLUMN "name" TYPE text COLLATE "sv-SE-x-icu";
ALTER TABLE "ExternalParty" ALTER COLUMN "name" TYPE text COLLATE "sv-SE-x-icu";
ALTER TABLE "User" ALTER COLUMN "name" TYPE text COLLATE "sv-SE-x-icu";
ALTER TABLE "Recipient" ALTER COLUMN "name" TYPE text COLLATE "sv-SE-x-icu";
