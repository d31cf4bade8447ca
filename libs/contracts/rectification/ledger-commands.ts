import { z } from 'zod'
import { defineCommands } from '../command.js'
import { code, id, paragraph } from '../shapes.js'

// The year of a ledger (S3-24 … S3-27): opened, reported each quarter, audited, reconciled, cleared.

const year = z.int().min(2000).max(2100)
/** A ledger of a unit, of a kind, for a year. */
const ledger = { ledgerId: id }

/** The statements of a year in their order; a reconciliation is made whenever it is due elsewhere. */
export const LEDGER_STATEMENTS = [
  ...(['opening', 'quarter1', 'quarter2', 'audit', 'quarter3', 'clearing', 'reconciliation'] as const),
] as const
export type LedgerStatement = (typeof LEDGER_STATEMENTS)[number]

/** What a line of a statement shows of claim and evidence (S4-64). */
export const LEDGER_CHECKS = ['matched', 'withoutEvidence', 'notAccepted', 'open', 'handedOver'] as const

export const ledgerCommands = defineCommands({
  OpenLedger: {
    says: 'A unit opens its ledger of a kind for a year; what is still open of the year before is carried over.',
    zh: '年初立账',
    roles: ['handler', 'unitPrincipal', 'coordinationOfficer'],
    scope: 'ownUnit',
    lateDays: 0,
    requirements: ['S3-24'],
    input: z.object({ unitId: id, ledger: code, year, campaign: code.nullable(), text: paragraph }),
  },
  ReportLedger: {
    says: 'A unit hands in what stands in its ledger after a quarter.',
    zh: '季度报账',
    roles: ['handler', 'unitPrincipal', 'coordinationOfficer'],
    scope: 'ownUnit',
    lateDays: 0,
    requirements: ['S3-25', 'S4-10'],
    input: z.object({ ...ledger, quarter: z.literal([1, 2, 3]), text: paragraph }),
  },
  AuditLedger: {
    says: 'The leading group audits a ledger at the half-year; nobody audits what he handed in.',
    zh: '半年核账',
    roles: ['leader', 'supervisor'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S3-26'],
    input: z.object({ ...ledger, text: paragraph }),
  },
  ReconcileLedger: {
    says: 'What was claimed is compared with its evidence, entry by entry; only what was accepted one by one counts as closed.',
    zh: '对账销号',
    roles: ['leader', 'supervisor'],
    scope: 'any',
    lateDays: 0,
    requirements: ['S4-64'],
    input: z.object({ ...ledger, text: paragraph }),
  },
  ClearLedger: {
    says: 'A unit clears its ledger at the end of the year; what is open goes on in the next one, with its number and its days.',
    zh: '年终清账',
    roles: ['handler', 'unitPrincipal', 'coordinationOfficer'],
    scope: 'ownUnit',
    lateDays: 0,
    requirements: ['S3-27'],
    input: z.object({ ...ledger, text: paragraph }),
  },
  NoteLedgerEntry: {
    says: 'An entry was entered in a ledger in this year.',
    zh: '记录入账',
    roles: ['system'],
    scope: 'any',
    lateDays: null,
    requirements: ['S3-24'],
    input: z.object({ ...ledger, unitId: id, ledger: code, year, entryId: id }),
  },
})
