import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { publishedByContext } from '@huiyin/contracts'
import { readTopics } from './topics.js'

const file = readFileSync(new URL('../../../infra/kafka/topics.yaml', import.meta.url), 'utf8')

describe('the topics of an installation', () => {
  test('are read from the printed file: one a context, its version in its name', () => {
    const topics = readTopics(file)
    expect(topics.map(({ context }) => context)).toStrictEqual(Object.keys(publishedByContext))
    for (const { name, context, version, deadLetters } of topics) {
      expect(name).toBe(`huiyin.${context}.v${version}`)
      expect(deadLetters).toBe(`${name}.dead-letters`)
    }
  })
  test.each([
    ['has no partitions', file.replaceAll('partitions: 12', 'partitions: 0')],
    ['has a name that Kafka does not take', file.replace('huiyin.intake.v1\n', 'huiyin intake\n')],
    ['says something nobody reads', file.replace('    version: 1\n', '    version: 1\n    retention: 7d\n')],
  ])('are refused when one %s', (_, text) => {
    expect(text).not.toBe(file)
    expect(() => readTopics(text)).toThrow('topics')
  })
})
