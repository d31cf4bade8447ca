import type { DeadLetter } from '@huiyin/messaging'
import type { Cluster } from './cluster.js'
import type { KafkaBusOptions } from './options.js'
import { endOfLetter, letterMessage } from './message.js'
import { topicOf } from './topics.js'

/** The record of a letter is what counts; the topic shows it to whoever watches topics. */
export const lettersIn = async ({ marks, topics }: KafkaBusOptions, cluster: Cluster) => {
  let known = await marks.letters()
  const refresh = async () => {
    known = await marks.letters()
    return known
  }
  const shelfOf = ({ event }: DeadLetter) => topicOf(topics, event.context).deadLetters
  const show = async (letter: DeadLetter) => {
    await cluster.send(shelfOf(letter), [letterMessage(letter)])
    await refresh()
  }
  return {
    known: () => known,
    refresh,
    show,
    put: async (letter: DeadLetter) => {
      await marks.putLetter(letter)
      await show(letter)
    },
    remove: async (letter: DeadLetter) => {
      await marks.removeLetter(letter)
      await cluster.send(shelfOf(letter), [endOfLetter(letter)])
      await refresh()
    },
  }
}
