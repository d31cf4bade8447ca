export { sqliteLists, type SqliteLists } from './sqlite-lists.js'
