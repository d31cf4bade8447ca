export { bindRectification, rectification, type RectificationNeeds } from './service.js'
export { openEntries, runningEntries } from './running-entries.js'
export { entryIdOf } from '../application/react-to-intake.js'
export { objectionsOf, type ToldObjection } from './objections.js'
export { standingAt } from './standing-in.js'
export { ledgerIdOf } from '../application/ledgers.js'
export {
  ledgerStatements,
  yearlyLedgers,
  type LedgerStatementRow,
  type YearlyLedgerRow,
} from '../projections/yearly-ledgers.js'
export {
  handedInLists,
  negativeListCalls,
  type NegativeListCallRow,
  type NegativeListRow,
} from '../projections/negative-lists.js'
export { negativeListsIdOf } from '../application/negative-lists.js'
export { silences, type SilenceRow } from '../projections/silences.js'
export { entries, type EntryRow } from '../projections/entries.js'
export { entryFacts, entryVoidings } from '../projections/entry-facts.js'
export { keepEvidence, uploadRefusal, type EvidenceKept, type Uploader } from '../application/keep-evidence.js'
export { evidenceNamedBy } from '../projections/named-files.js'
export { EvidenceModule } from './evidence.module.js'
export {
  evidenceQuestions,
  type EvidenceQuestionPorts,
  type EvidenceQuestions,
  type EvidenceRow,
} from './evidence-questions.js'
export { hostedRectification } from './hosted.js'
export { rectificationCalls } from './calls.js'
export { rectificationHistory } from './history.js'
export {
  followedEntries,
  followedEntriesOf,
  followedObjection,
  type FollowedEntry,
  type RaisedObjection,
} from './followed-entries.js'
export { publishedPhoto } from './published-photo.js'
export { publishedEntries, type PublishedEntries, type PublishedEntry } from './published-entries.js'
export { itemsWorkedOn, workSteps, type EntryStep } from './entry-steps.js'
