import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { scopeFor, type CommandDefinition, type CommandDefinitions } from '@huiyin/contracts'
import type { Occurred } from '@huiyin/event-sourcing'
import type { CommandAnswer, SendCommand } from '@huiyin/messaging'
import { traced } from './tracing.js'
import type { Viewer } from './viewer.js'

/** A command as a signed-in person sends it. */
export interface SentCommand {
  readonly context: string
  readonly name: string
  readonly input: unknown
  readonly commandId: string | null
  readonly occurred: Occurred | null
}

/** The only command class there is: its handler is the one path on which permission is judged. */
export class HandleCommand extends Command<CommandAnswer> {
  constructor(
    readonly sent: SentCommand,
    readonly viewer: Viewer,
  ) {
    super()
  }
}

/** What the platform needs of the host to handle commands. */
export interface CommandGateway {
  /** The commands of each context by its name. */
  readonly definitions: Readonly<Record<string, CommandDefinitions>>
  readonly send: SendCommand
}
export const COMMAND_GATEWAY = Symbol('command gateway')

const refuse = (refusal: string): CommandAnswer => ({ ok: false, refusal, problems: [] })

/** Whether one of the viewer's roles may send a command at all; scope is judged later, on the aggregate. */
export const mayAtAll = (definition: CommandDefinition, viewer: Pick<Viewer, 'roles'>): boolean =>
  definition.roles.some((role) => viewer.roles.includes(role))

@Injectable()
@CommandHandler(HandleCommand)
export class HandleCommandHandler implements ICommandHandler<HandleCommand> {
  constructor(@Inject(COMMAND_GATEWAY) private readonly gateway: CommandGateway) {}

  async execute({ sent, viewer }: HandleCommand): Promise<CommandAnswer> {
    const definition = this.gateway.definitions[sent.context]?.[sent.name]
    if (!definition) return refuse('CommandUnknown')
    if (!mayAtAll(definition, viewer)) return refuse('RoleMissing')
    const commandId = sent.commandId ?? randomUUID()
    const request = {
      name: sent.name,
      input: sent.input,
      commandId,
      tenant: viewer.tenant,
      actor: { person: viewer.personId, post: viewer.postId, unit: viewer.unitId },
      occurred: sent.occurred,
      correlation: commandId,
      causation: commandId,
      atOrAbove: new Set(viewer.atOrAbove),
    }
    const isAnywhere = scopeFor(definition, viewer.roles) === 'any'
    const scoped = isAnywhere ? request : { ...request, within: new Set(viewer.unitIds) }
    const about = { correlation: commandId, context: sent.context }
    return traced(`command ${sent.name}`, about, () => this.gateway.send(scoped))
  }
}
