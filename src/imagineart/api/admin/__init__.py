"""What does an operator see and do in a browser? All keys' work, behind a key that may `admin`."""
