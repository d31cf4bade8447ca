export { entryHandlers, type RectificationPorts } from '../application/entries.js'
export { campaignRules, type CampaignRule } from '../application/campaign-rules.js'
export { type DeadlineSettings } from '../application/deadlines.js'
export { rectificationPublisher } from '../application/publish.js'
export { entryIdOf, reactionsToIntake } from '../application/react-to-intake.js'
export { objectionsOf, type ToldObjection } from './objections.js'
export { entries, type EntryRow } from '../projections/entries.js'
export { entryFacts, entryVoidings } from '../projections/entry-facts.js'
export { entryAlarms } from '../projections/entry-alarms.js'
export { printedClaim } from '../application/evidence.js'
export { keepEvidence, uploadRefusal, type EvidenceKept, type Uploader } from '../application/keep-evidence.js'
export { evidenceNamedBy } from '../projections/named-files.js'
export { EvidenceModule } from './evidence.module.js'
export {
  evidenceQuestions,
  type EvidenceQuestionPorts,
  type EvidenceQuestions,
  type EvidenceRow,
} from './evidence-questions.js'
