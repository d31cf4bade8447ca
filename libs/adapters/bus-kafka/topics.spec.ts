import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { publishedByContext } from '@huiyin/contracts'
import type { Admin } from 'kafkajs'
import { ensureTopics, readTopics } from './topics.js'

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

describe('topics that were just made', () => {
  const topic = { name: 't.v1', context: 'alpha', version: 1, partitions: 2, deadLetters: 't.v1.dead-letters' }
  /** A broker that has heard of its own topics only when it is asked for the third time. */
  const slowBroker = (type: string) => {
    let asked = 0
    const fetchTopicMetadata = async () => {
      asked += 1
      if (asked < 3) throw Object.assign(new Error('not yet'), { type })
      return { topics: [{ name: topic.name, partitions: [{}, {}] }] }
    }
    const admin = { listTopics: async () => [], createTopics: async () => true, fetchTopicMetadata }
    return { admin: admin as unknown as Admin, asked: () => asked }
  }
  test.each(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE'])(
    'are waited for while the broker says %s',
    async (type) => {
      const { admin, asked } = slowBroker(type)
      await ensureTopics(admin, [topic])
      expect(asked()).toBe(3)
    },
  )
  test('are not waited for when the broker refuses for another reason', async () => {
    const { admin, asked } = slowBroker('TOPIC_AUTHORIZATION_FAILED')
    await expect(ensureTopics(admin, [topic])).rejects.toThrow('not yet')
    expect(asked()).toBe(1)
  })
})
