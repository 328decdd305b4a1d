import '/assets/login-redirect.js';

export default [];
