export { bindIntake, intake, type IntakeNeeds } from './service.js'
export { items, type ItemRow } from '../projections/items.js'
export { inspections, type InspectionRow } from '../projections/inspections.js'
export { majorProblems, type MajorProblemRow } from '../projections/major-problems.js'
export { recurrences, type RecurrenceRow } from '../projections/recurrences.js'
export { recurringProblems, type RecurringProblemRow } from '../projections/recurring-problems.js'
export { watches, type WatchRow } from '../projections/watches.js'
export { visits, type VisitRow } from '../projections/visits.js'
export { complainedOfFacts } from '../projections/complained-of-facts.js'
export { readingFacts } from '../projections/reading-facts.js'
export { styleLeadFacts } from '../projections/style-lead-facts.js'
export { itemFacts, itemVoidings } from '../projections/item-facts.js'
export { keepAttachment, keepPhoto, type PhotoKept } from '../application/photos.js'
export { openPerson } from '../application/sealing.js'
export { findingFilesNamedBy, photosNamedBy } from '../projections/named-files.js'
export {
  intakeQuestionsOver,
  OPEN_FOR_MINUTES,
  type OpenedReporter,
  type OpenedReporterArgs,
  type OpeningPorts,
} from './opened-reporter.js'
export { photoQuestions, type PhotoQuestionPorts, type PhotoQuestions, type PhotoRow } from './photo-questions.js'
export { findingFileQuestions, type FindingFilePorts } from './finding-files.js'
export { FindingFilesModule } from './finding-files.module.js'
export { keepFindingFile } from '../application/finding-evidence.js'
export { PhotosModule } from './photos.module.js'
export { followedItem, repliesOf, type FollowedItem, type RepliedReport } from './followed-item.js'
export { hostedIntake } from './hosted.js'
export { intakeCalls } from './calls.js'
export { intakeHistory, knownPosition } from './history.js'
export { followedReport, type FollowedReport } from './followed-report.js'
export { sentItemIds, sentItems, type SentItem, type SentItemsAsked } from './sent-items.js'
export { sentItemsChanged, sentSteps, type SentStep } from './sent-steps.js'
