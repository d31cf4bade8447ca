import { describe, test } from '@jest/globals'
import { settableClock } from '@huiyin/testing'
import { THREE_A_MINUTE, triesContract, type OpenTries } from '@huiyin/testing/contracts/tries'
import { attempts, triesInMemory } from './attempts.js'

const open: OpenTries = async () => {
  const clock = settableClock('2026-03-02T01:00:00.000Z')
  const tries = triesInMemory(attempts({ ...THREE_A_MINUTE, clock }))
  return { tries, others: tries, clock }
}

describe('tries in the memory of a process', () => {
  for (const [promise, holds] of Object.entries(triesContract)) test(promise, () => holds(open))
})
