export { answeredPool } from './answered-pool.js'
