import {
  commandsByContext,
  intakeRefusals,
  platformRefusals,
  rectificationRefusals,
  type CommandDefinition,
  type CommandDefinitions,
} from '@huiyin/contracts'
import { commandBody } from '@huiyin/nest-platform'
import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>

/** The refusals that are worded for a context; its page names these codes. */
const REFUSALS: Readonly<Record<string, object>> = { intake: intakeRefusals, rectification: rectificationRefusals }

/** A pattern of half a page says no more than the format beside it. */
const withoutPattern = ({ jsonSchema }: { readonly jsonSchema: { format?: string; pattern?: string } }): void => {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern
}

const schemaOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: withoutPattern,
  })
  return rest
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Json): Json => ({ 'application/json': { schema } })
const refusedBy = (description: string, schema: Json = ref('Refusal')): Json => ({ description, content: json(schema) })

/** A refusal whose code is one of those the context knows; any where it has not said. */
const refusalOf = (context: string): Json => {
  const codes = Object.keys(REFUSALS[context] ?? {})
  if (codes.length === 0) return ref('Refusal')
  const code = { enum: [...codes, 'CommandIdReused', 'OccurredInTheFuture', 'RecordedTooLate'] }
  return { allOf: [ref('Refusal'), { type: 'object', properties: { code } }] }
}

const requestOf = ({ input }: CommandDefinition): Json => {
  const body = schemaOf(commandBody)
  return { ...body, properties: { ...(body['properties'] as Json), input: schemaOf(input) } }
}

const operationOf = (context: string, name: string, definition: CommandDefinition): Json => ({
  operationId: name,
  tags: [context],
  summary: definition.says,
  description: `${definition.zh}. Who may send it: ${definition.roles.join(', ')}${
    typeof definition.scope === 'string' ? '' : `; ${definition.scope.ownUnitFor.join(', ')}`
  }${definition.scope === 'any' ? '' : ', for the own unit and those below it'}.`,
  'x-requirements': definition.requirements,
  requestBody: { required: true, content: json(requestOf(definition)) },
  responses: {
    200: { description: 'Accepted; everything it wrote is on disk.', content: json(ref('Accepted')) },
    401: refusedBy('NotSignedIn'),
    403: refusedBy('RoleMissing, or NotYourUnit'),
    404: refusedBy('CommandUnknown'),
    409: refusedBy('Refused: the code says why.', refusalOf(context)),
    422: refusedBy('InputInvalid; `problems` names each field.'),
  },
})

const components: Json = {
  securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'huiyin_session' } },
  schemas: {
    Accepted: {
      type: 'object',
      required: ['position', 'events', 'again'],
      properties: {
        position: { type: ['number', 'null'], description: 'Where its writing ended; a reader can wait for it.' },
        events: { type: 'array', items: { type: 'string' } },
        again: { type: 'boolean', description: 'This very command had been handled before.' },
      },
    },
    Refusal: {
      type: 'object',
      required: ['code', 'message', 'problems'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string', description: 'In the language of Accept-Language, Chinese by default.' },
        problems: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'says'],
            properties: { path: { type: 'string' }, says: { type: 'string' }, zh: { type: 'string' } },
          },
        },
      },
    },
  },
}

/** Every command as OpenAPI 3.1, from the definitions it is checked against: `POST /commands/<context>/<Name>`. */
export const openApi = (commands: Readonly<Record<string, CommandDefinitions>> = commandsByContext): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Huiyin commands',
    version: '1',
    description:
      'Questions are asked by GraphQL. Every command may be refused; codes of the platform: ' +
      `${Object.keys(platformRefusals).join(', ')}.`,
  },
  security: [{ session: [] }],
  paths: Object.fromEntries(
    Object.entries(commands).flatMap(([context, definitions]) =>
      Object.entries(definitions).map(([name, definition]) => [
        `/commands/${context}/${name}`,
        { post: operationOf(context, name, definition) },
      ]),
    ),
  ),
  components,
})
