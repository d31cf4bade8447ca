// Rules of the house that oxlint does not know. They are switched on, folder by folder, in .oxlintrc.json.
const isMember = (node, object, property) =>
  node.type === 'MemberExpression' &&
  node.object.type === 'Identifier' &&
  node.object.name === object &&
  (node.computed ? node.property.value : node.property.name) === property

const noClock = {
  create: (context) => {
    const report = (node) =>
      context.report({ node, message: 'No clock here: time arrives in the command or with the event, as an Instant.' })
    return {
      MemberExpression: (node) => isMember(node, 'Date', 'now') && report(node),
      NewExpression: (node) => node.callee.name === 'Date' && node.arguments.length === 0 && report(node),
      CallExpression: (node) => node.callee.name === 'Date' && report(node),
    }
  },
}

const noRandomness = {
  create: (context) => ({
    MemberExpression: (node) =>
      isMember(node, 'Math', 'random') &&
      context.report({ node, message: 'No randomness here: ids and seeds arrive in the command.' }),
  }),
}

const namedExportsOnly = {
  create: (context) => ({
    ExportAllDeclaration: (node) =>
      node.exported ||
      context.report({ node, message: 'Name what is exported: a reader must see what the lib offers.' }),
    ExportDefaultDeclaration: (node) =>
      context.report({ node, message: 'Export by name, so that a thing has one name everywhere.' }),
  }),
}

export default {
  meta: { name: 'huiyin' },
  rules: { 'no-clock': noClock, 'no-randomness': noRandomness, 'named-exports-only': namedExportsOnly },
}
