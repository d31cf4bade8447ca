import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { publishedByContext, topicsByContext } from './topics.js'

describe('the topics of the product', () => {
  test('carry what every context publishes', () => {
    const here = fileURLToPath(new URL('.', import.meta.url))
    const publishing = readdirSync(here).filter((name) => existsSync(`${here}${name}/published.ts`))
    expect(Object.keys(publishedByContext)).toStrictEqual(publishing)
    expect(Object.keys(topicsByContext)).toStrictEqual(publishing)
  })
  test('have a version and at least one partition each', () => {
    for (const { version, partitions } of Object.values(topicsByContext)) {
      expect([version, partitions].map((number) => Number.isInteger(number) && number >= 1)).toStrictEqual([true, true])
    }
  })
})
