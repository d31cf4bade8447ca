import { Client, cacheExchange, fetchExchange } from 'urql'

/**
 * Asks this server and no other, in the language of the screen, with the session's cookie. Answers are kept only for
 * going back and forth: every panel asks again when it is opened.
 */
export const createQuestionClient = (language: () => string): Client =>
  new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange, fetchExchange],
    requestPolicy: 'cache-and-network',
    fetchOptions: () => ({ headers: { 'accept-language': language() }, credentials: 'same-origin' }),
  })
