import { Body, Controller, Headers, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common'
import { CommandBus } from '@nestjs/cqrs'
import type { Position } from '@huiyin/event-sourcing'
import { z } from 'zod'
import { HandleCommand } from './handle-command.js'
import { languageOf, refusalException, reuseRefused } from './refusal-answer.js'
import { SignedIn, TheViewer } from './session.js'
import type { Viewer } from './viewer.js'

/** The body of every command: the input, an id that makes sending it twice harmless, and when it happened. */
export const commandBody = z.strictObject({
  commandId: z.uuid().optional(),
  occurred: z
    .strictObject({
      at: z.iso.datetime({ precision: 3 }),
      zone: z.string().max(64),
      precision: z.enum(['instant', 'day']),
    })
    .optional(),
  input: z.record(z.string(), z.unknown()),
})

/** What is answered when a command was accepted. */
export interface AcceptedBody {
  readonly position: Position | null
  readonly events: readonly string[]
  readonly again: boolean
}

const problemsOf = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => ({ path: path.join('.'), says: message }))

/** `POST /commands/<context>/<Name>`: how screens, and other programs, ask for something to be done. */
@Controller('commands')
@UseGuards(SignedIn)
export class CommandsController {
  constructor(@Inject(CommandBus) private readonly bus: CommandBus) {}

  @Post(':context/:name')
  @HttpCode(200)
  async handle(
    @Param() route: { readonly context: string; readonly name: string },
    @Body() body: unknown,
    @TheViewer() viewer: Viewer,
    @Headers('accept-language') accepts?: string,
  ): Promise<AcceptedBody> {
    const language = languageOf(accepts)
    const read = commandBody.safeParse(body)
    if (!read.success)
      throw refusalException({ ok: false, refusal: 'InputInvalid', problems: problemsOf(read.error) }, language)
    const { commandId = null, occurred = null, input } = read.data
    const answer = await reuseRefused(
      this.bus.execute(new HandleCommand({ ...route, commandId, occurred, input }, viewer)),
    )
    if (!answer.ok) throw refusalException(answer, language)
    const { position, events, again } = answer
    return { position, events, again }
  }
}
