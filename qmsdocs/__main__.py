"""The program, for whoever names the interpreter: ``python -m qmsdocs``."""

from qmsdocs.cli.main import run

if __name__ == "__main__":
    run()
