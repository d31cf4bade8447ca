export {
  FIELD_KINDS,
  filledValues,
  type FilledValue,
  fieldValues,
  valueProblems,
  type DefinedField,
  type FieldProblem,
  type FieldValues,
} from '../fields.js'
export {
  channelDefinition,
  OUTSIDE_DEADLINES,
  POSITION_FIELDS,
  REPLY_TO,
  type ChannelDefinition,
  type ChannelField,
} from './channel.js'
export { fieldProblems, pointProblems } from './channel-fields.js'
export { campaignChannel, standardChannels, type CampaignChannel } from './standard-channels.js'
export { RESULT_CODES, RESULT_WORDS } from './results.js'
export { idsOfTracking, trackingOfId } from './tracking.js'
export {
  isOffered,
  LONGEST_TEMPLATE,
  REPLY_STATES,
  replyTemplate,
  REPORTERS,
  type ReplyTemplate,
  type ToAnswer,
} from './reply-template.js'
export {
  dayInWords,
  filledReply,
  gapMark,
  gapsIn,
  REPLY_PLACEHOLDERS,
  type InBoth,
  type ReplyFacts,
  type ReplyLanguage,
  type ReplyPlaceholder,
} from './reply-words.js'
export { standardReplyTemplates } from './standard-reply-templates.js'
export { inspectionKind, type InspectionKind } from './inspection.js'
export { standardInspections } from './standard-inspections.js'
export { outsideDeadline } from './assigning-commands.js'
export { intakeCommands, VOIDABLE_ITEM_FACTS, type IntakeInput, type PersonalData } from './commands.js'
export {
  deskRules,
  OWNER_GROUNDS,
  TRANSFER_RULES,
  transferRules,
  type DeskRules,
  type OwnerGround,
  type TransferRule,
  type TransferRules,
} from './desk-rules.js'
export { intakeQuestions } from './questions.js'
export { intakePublished, type IntakePublished } from './published.js'
export { intakeCalls } from './calls.js'
