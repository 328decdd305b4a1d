export default {
  app: {name: 'Administration', vendor: 'Handlingsplan'},
  customScripts: ['handlingsplan/out'],
  disableWelcomeMessage: true
};
