export { passwordsOf, putPasswords, type CopiedPassword } from './copied-passwords.js'
export { createIdentityTables, type IdentityTables } from './identity-tables.js'
export { postgresIdentity, type PostgresIdentityOptions } from './postgres-identity.js'
