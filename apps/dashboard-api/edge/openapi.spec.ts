import { describe, expect, test } from '@jest/globals'
import { commandsByContext } from '@huiyin/contracts'
import { openApi } from './openapi.js'

interface Operation {
  readonly operationId: string
  readonly requestBody: { readonly content: { readonly 'application/json': { readonly schema: Body } } }
  readonly responses: Readonly<Record<string, unknown>>
}
interface Body {
  readonly required: readonly string[]
  readonly properties: { readonly input: { readonly properties: object; readonly required: readonly string[] } }
}

const { paths } = openApi() as { readonly paths: Readonly<Record<string, { readonly post: Operation }>> }

describe('the page of the commands', () => {
  test('it has every command once, under its context', () => {
    const names = Object.entries(commandsByContext).flatMap(([context, definitions]) =>
      Object.keys(definitions).map((name) => `/commands/${context}/${name}`),
    )
    expect(Object.keys(paths)).toStrictEqual(names)
    expect(names.length).toBeGreaterThan(30)
  })
  test('a body is the input, and may carry an id and when it happened', () => {
    const { schema } = paths['/commands/rectification/ReturnForRework']!.post.requestBody.content['application/json']
    expect(schema.required).toStrictEqual(['input'])
    expect(Object.keys(schema.properties)).toStrictEqual(['commandId', 'occurred', 'input'])
    expect(Object.keys(schema.properties.input.properties)).toStrictEqual(['entryId', 'fault', 'reason'])
  })
  test('a refusal is 409 with the codes its context knows', () => {
    const refused = JSON.stringify(paths['/commands/rectification/PassAcceptance']!.post.responses['409'])
    expect(refused).toContain('"ReplyOutstanding"')
    expect(refused).not.toContain('"ItemDeclinedAlready"')
  })
})
