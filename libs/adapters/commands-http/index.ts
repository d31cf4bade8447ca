export { OwnerNotConfigured, remoteCommands, type RemoteCommands } from './remote-commands.js'
