import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import * as map from './map-questions.js'
import * as plain from './questions.js'
import * as rankings from './ranking-questions.js'

const questions = { ...plain, ...rankings, ...map }

const schema = buildSchema(readFileSync(new URL('../../../dashboard-api/schema.graphql', import.meta.url), 'utf8'))

describe('what the screens ask', () => {
  test.each(Object.entries(questions))('%s is a question of the agreed schema', (_, { text }) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toStrictEqual([])
  })
})
