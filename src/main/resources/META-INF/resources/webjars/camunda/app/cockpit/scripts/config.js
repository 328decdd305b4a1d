export default {
  app: {name: 'Operations', vendor: 'Handlingsplan'},
  customScripts: ['handlingsplan/out'],
  disableWelcomeMessage: true
};
