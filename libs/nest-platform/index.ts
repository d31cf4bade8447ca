export { CommandsController, commandBody, type AcceptedBody } from './commands.controller.js'
export {
  COMMAND_GATEWAY,
  HandleCommand,
  HandleCommandHandler,
  mayAtAll,
  type CommandGateway,
  type SentCommand,
} from './handle-command.js'
export { PlatformModule, type PlatformPorts } from './platform.module.js'
export { languageOf, refusalException, type RefusalBody } from './refusal-answer.js'
export { COOKIE_SETTINGS, type CookieSettings } from './session.controller.js'
export { SESSION_COOKIE, SESSIONS, SignedIn, TheViewer, tokenOf, viewerOf, type SignedInRequest } from './session.js'
export { type Sessions, type SignInRefusal, type Viewer } from './viewer.js'
