export {
  evidence,
  FAULT_KINDS,
  OUTCOME_CODES,
  rectificationCommands,
  REOPEN_TRIGGERS,
  VOIDABLE_ENTRY_FACTS,
  type RectificationInput,
} from './commands.js'
export {
  filledValues,
  valueProblems,
  type DefinedField,
  type FieldProblem,
  type FieldValues,
  type FilledValue,
} from '../fields.js'
export { handlingMode, type HandlingMode, type ModeDemands, type WorkRecordKind } from './handling-mode.js'
export { followUpCommands, RE_RECTIFICATION_TRIGGERS, SUPERVISION_ACTIONS } from './follow-up-commands.js'
export { blackedOut, type Span } from './blacked-out.js'
export { PUBLICATION_KINDS, publicationRules, type PublicationRules } from './publication.js'
export { MEDIA, MOST_PUBLIC_PHOTOS, publicationCommands } from './publication-commands.js'
export { LEDGER_CHECKS, LEDGER_STATEMENTS, ledgerCommands, type LedgerStatement } from './ledger-commands.js'
export { MOST_EXPECTED, MOST_LISTED_AT_ONCE, negativeListCommands } from './negative-list-commands.js'
export { WORK_ORIGINS } from './work-commands.js'
export { passingCommands } from './passing-commands.js'
export { planCommands, type Milestone } from './plan-commands.js'
export { LEDGER_NEEDS, ledgerKind, type LedgerKind } from './ledger-kind.js'
export { NEGATIVE_LIST } from './work-ledgers.js'
export { standardLedgers } from './standard-ledgers.js'
export { campaignMode, DECISION_CHECK, standardModes, type CampaignMode } from './standard-modes.js'
export { rectificationQuestions } from './questions.js'
export { rectificationPublished, type RectificationPublished } from './published.js'
export { rectificationCalls } from './calls.js'
