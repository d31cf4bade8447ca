export {
  alarmRunner,
  AlarmRefused,
  type AlarmBook,
  type AlarmRunner,
  type AlarmRunnerOptions,
  type DueAlarm,
} from './alarm-runner.js'
export { alarmTimer, type AlarmTimerOptions } from './alarm-timer.js'
export { type BoundService } from './bound-service.js'
export { BusNotRunning, MarkNotInLog, type Bus, type Consumer, type DeadLetter } from './bus.js'
export { calendarCopy, type CalendarCopy } from './calendar-copy.js'
export { campaignRulesCopy, type CampaignRule } from './campaign-rules-copy.js'
export {
  commandGate,
  type CommandAnswer,
  type CommandHandlers,
  type CommandPort,
  type CommandRequest,
  type DetailedRefusal,
  type GateOptions,
  type InputProblem,
  type SendCommand,
} from './command-gate.js'
export { AnswerUnreadable, answerCommand, answerFromWire, COMMANDS_CALL, commandToWire } from './command-wire.js'
export { complainedOfCopy, type ComplainedOfCopy } from './complained-of-copy.js'
export { calledBy, definitionCopy, type DefinitionCopy } from './definition-copy.js'
export {
  deadLetterBox,
  NoSuchLetter,
  reasonOf,
  type DeadLetterBox,
  type LetterName,
  type LetterShelf,
  type OperatedBus,
  type Redelivered,
} from './letters.js'
export { localCopy, type CopyStore, type LocalCopy, type LocalCopyOptions } from './local-copy.js'
export { dropLetter, replayLetter, type LetterPorts } from './operate-letters.js'
export { organisationCopy, type OrganisationCopy } from './organisation-copy.js'
export { publisher, type PublishedEvent, type Publisher, type PublisherOptions } from './publisher.js'
export {
  FollowUpRefused,
  reactionConsumer,
  SYSTEM,
  SYSTEM_FOR_IMPORT,
  type FollowUp,
  type Reaction,
} from './reaction.js'
export {
  ClockNotMovable,
  moveSettled,
  virtualClock,
  type Settling,
  type Standing,
  type VirtualClock,
} from './virtual-clock.js'
