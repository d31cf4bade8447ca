export {
  answered,
  AnswerQuestion,
  AnswerQuestionHandler,
  askingOver,
  mayAsk,
  notAnswered,
  QuestionRegistry,
  type AnswerOf,
  type Asked,
  type ArgumentsOf,
  type AskQuestion,
  type OnAsked,
  type Question,
  type QuestionAnswer,
  type Questions,
} from './answer-question.js'
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
export { type Unready } from './health.controller.js'
export { createHttpHost, type HttpHost, type HttpHostOptions } from './http-host.js'
export { languageOf, refusalException, reuseRefused, type RefusalBody } from './refusal-answer.js'
export { COOKIE_SETTINGS, type CookieSettings } from './session.controller.js'
export { type StaticFolder } from './static-files.js'
export { keepUploaded, uploadRefused } from './keep-uploaded.js'
export { isUpload, readUpload, UploadUnreadable, type SentFile, type Upload, type UploadLimits } from './read-upload.js'
export { fileController } from './file.controller.js'
export { sendFile, type AnsweredFile } from './send-file.js'
export { SESSION_COOKIE, SESSIONS, SignedIn, TheViewer, tokenOf, viewerOf, type SignedInRequest } from './session.js'
export { type Sessions, type SignInRefusal, type Viewer } from './viewer.js'
export {
  answerPeers,
  askOwner,
  askPeer,
  type ClientOf,
  type OwnedQuestion,
  type Peer,
  type SignedQuestion,
} from './signed-question.js'
export { answerSessions, remoteSessions, viewerOnWire, type SessionCallers } from './signed-sessions.js'
export { answerSeenItems, remoteSeenItems, type SeenItem, type SeenItems } from './signed-seen-items.js'
export { answerLogHead, remoteLogHead } from './signed-log-head.js'
export { toldUnreachable } from './unreachable.filter.js'
export { INTERNAL, type SignedCall, type SignedCalls } from './signed-calls.js'
export { SignedCallsModule, type SignedCallPorts } from './signed-calls.module.js'
export { attempts, countedAddress, triesInMemory, type AttemptLimits, type Attempts } from './attempts.js'
export { continuing, isTracing, noteInTrace, traced, tracedHere, traceIdOf } from './tracing.js'
export { type LogLevel, type LogLine } from './log-lines.js'
export { type Metrics } from './metrics.controller.js'
