export { fold, type Decider } from './decider.js'
export {
  decodeEvent,
  defineEvents,
  event,
  UnknownEvent,
  type DomainEvent,
  type EventDefinition,
  type EventDefinitions,
  type EventOf,
  type Upcast,
} from './events.js'
export {
  commandOf,
  derivedCommandId,
  eventIdOf,
  hashOf,
  IMPORT_PERSON,
  isImported,
  isImportedHeader,
  parseHeader,
  sha256,
  typeOf,
  uuidFrom,
  type Actor,
  type EnvelopeContext,
  type Header,
  type Occurred,
} from './envelope.js'
export {
  BadAppend,
  CommandIdReused,
  StoreClosed,
  VersionConflict,
  type Append,
  type Appended,
  type EventStore,
  type LogHead,
  type NewEvent,
  type Position,
  type StoredEvent,
  type LogPart,
} from './event-store.js'
export { isOfCategories, partOf } from './log-part.js'
export {
  checkAppend,
  conflictFrom,
  findCommand,
  NO_STREAM,
  planAppend,
  type PlannedEvent,
  type StreamHead,
} from './write-plan.js'
export {
  decideVoiding,
  recordedFacts,
  saidByVoiding,
  voidingEvent,
  voidingsOf,
  voidsOf,
  type RecordedFact,
  type RecordedFacts,
  type Voidings,
  type VoidingRefusal,
  type VoidingRules,
} from './voiding.js'
export { hints, type Hints } from './hints.js'
export {
  commandHandler,
  type CommandContext,
  type Handle,
  type Handled,
  type HandlerOptions,
  type Hiding,
  type OutOfScope,
} from './command-handler.js'
export { eventIn, factIn, factReader, isInLog, type Checkpoint, type FactAt, type FactReader } from './facts.js'
export { followLog, type FollowOptions, type Following, type LogStepper } from './follow.js'
export { accessDigestOf, accessDigests, accessEvents, recordAccessDigest, type AccessDigest } from './access-digest.js'
export { operationEvents, recordOperation, type Operation } from './operations.js'
export { news, type News } from './news.js'
export { inclusionProof, merkleRoot, provesInclusion, type Inclusion } from './merkle.js'
export { isSeal, lastSeal, sealEvents, sealOf, type Seal, type TrustedSeal } from './seal.js'
export { keepSealed, sealer, type Sealer, type SealerOptions } from './sealer.js'
export { verifyLog, type VerifyOptions, type VerifyProgress, type VerifyReport } from './verify.js'
export { type Finding, type FindingKind } from './verify-facts.js'
