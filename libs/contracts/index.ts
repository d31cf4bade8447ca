export {
  CITIZEN,
  defineCommands,
  OFFICE_LINES,
  ROLES,
  scopeFor,
  type CommandDefinition,
  type CommandDefinitions,
  type CommandScope,
  type InputOf,
  type OfficeLine,
  type Role,
} from './command.js'
export { commandsByContext, ownerOfCommand } from './all-commands.js'
export { questionsByContext } from './all-questions.js'
export {
  dashboardQuestions,
  defineQuestions,
  INSPECTION_READERS,
  ITEM_READERS,
  RANKING_READERS,
  REACH_OF_ROLE,
  SANCTION_READERS,
  type QuestionDefinition,
  type QuestionDefinitions,
} from './questions.js'
export {
  definePublished,
  published,
  type PublishedData,
  type PublishedDefinition,
  type PublishedDefinitions,
} from './published.js'
export { code, day, id, instant, line, paragraph, sha256Hex } from './shapes.js'
export {
  accountabilityRefusals,
  campaignRefusals,
  fileRefusals,
  intakeRefusals,
  platformRefusals,
  rectificationRefusals,
  refusalText,
  refusalTexts,
  type RefusalText,
} from './refusals.js'
export { eventLabels } from './event-labels.js'
export { defineCall, type AskedBy, type CallFunction, type CallOf, type AnswerOf } from './calls.js'
export { type HistoryOwner } from './histories.js'
export { publishedByContext, topicsByContext, type TopicDefinition } from './topics.js'
