import { Module, type DynamicModule } from '@nestjs/common'
import { APP_FILTER } from '@nestjs/core'
import { CqrsModule } from '@nestjs/cqrs'
import { AnswerQuestionHandler, ON_ASKED, QuestionRegistry, type OnAsked, type Questions } from './answer-question.js'
import { CommandsController } from './commands.controller.js'
import { COMMAND_GATEWAY, HandleCommandHandler, type CommandGateway } from './handle-command.js'
import { QuestionsController } from './questions.controller.js'
import { COOKIE_SETTINGS, SessionController, type CookieSettings } from './session.controller.js'
import { SESSIONS, SignedIn } from './session.js'
import { UnreachableFilter } from './unreachable.filter.js'
import type { Sessions } from './viewer.js'

/** What the host gives the platform. */
export interface PlatformPorts {
  readonly gateway: CommandGateway
  readonly sessions: Sessions
  readonly cookie: CookieSettings
  /** What the contexts of this process answer themselves, by context. */
  readonly questions?: Readonly<Record<string, Questions>>
  /** Told of every question about more than the asker, for an access log. */
  readonly onAsked?: OnAsked
}

const registryOf = (questions: Readonly<Record<string, Questions>>): QuestionRegistry => {
  const registry = new QuestionRegistry()
  for (const [context, own] of Object.entries(questions)) registry.add(own, context)
  return registry
}

/** Commands, questions and sessions, with `@nestjs/cqrs` as the one path; its event bus and sagas are not used. */
@Module({})
export class PlatformModule {
  static with({ gateway, sessions, cookie, questions = {}, onAsked }: PlatformPorts): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      controllers: [CommandsController, QuestionsController, SessionController],
      providers: [
        HandleCommandHandler,
        AnswerQuestionHandler,
        { provide: QuestionRegistry, useFactory: () => registryOf(questions) },
        { provide: ON_ASKED, useValue: onAsked ?? null },
        SignedIn,
        { provide: APP_FILTER, useClass: UnreachableFilter },
        { provide: COMMAND_GATEWAY, useValue: gateway },
        { provide: SESSIONS, useValue: sessions },
        { provide: COOKIE_SETTINGS, useValue: cookie },
      ],
      exports: [CqrsModule, SignedIn, QuestionRegistry, SESSIONS, COMMAND_GATEWAY],
    }
  }
}
