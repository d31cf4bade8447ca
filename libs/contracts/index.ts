export {
  defineCommands,
  ROLES,
  type CommandDefinition,
  type CommandDefinitions,
  type InputOf,
  type Role,
} from './command.js'
export {
  definePublished,
  published,
  type PublishedData,
  type PublishedDefinition,
  type PublishedDefinitions,
} from './published.js'
export { code, day, id, instant, line, paragraph, sha256Hex } from './shapes.js'
export {
  intakeRefusals,
  platformRefusals,
  rectificationRefusals,
  refusalText,
  refusalTexts,
  type RefusalText,
} from './refusals.js'
