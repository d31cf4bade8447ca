import { Module, type DynamicModule } from '@nestjs/common'
import { CqrsModule } from '@nestjs/cqrs'
import { AnswerQuestionHandler, QuestionRegistry } from './answer-question.js'
import { CommandsController } from './commands.controller.js'
import { COMMAND_GATEWAY, HandleCommandHandler, type CommandGateway } from './handle-command.js'
import { COOKIE_SETTINGS, SessionController, type CookieSettings } from './session.controller.js'
import { SESSIONS, SignedIn } from './session.js'
import type { Sessions } from './viewer.js'

/** What the host gives the platform. */
export interface PlatformPorts {
  readonly gateway: CommandGateway
  readonly sessions: Sessions
  readonly cookie: CookieSettings
}

/** Commands, questions and sessions, with `@nestjs/cqrs` as the one path; its event bus and sagas are not used. */
@Module({})
export class PlatformModule {
  static with({ gateway, sessions, cookie }: PlatformPorts): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      imports: [CqrsModule.forRoot()],
      controllers: [CommandsController, SessionController],
      providers: [
        HandleCommandHandler,
        AnswerQuestionHandler,
        QuestionRegistry,
        SignedIn,
        { provide: COMMAND_GATEWAY, useValue: gateway },
        { provide: SESSIONS, useValue: sessions },
        { provide: COOKIE_SETTINGS, useValue: cookie },
      ],
      exports: [CqrsModule, SignedIn, QuestionRegistry, SESSIONS, COMMAND_GATEWAY],
    }
  }
}
