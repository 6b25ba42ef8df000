"""What people have said about findings, brought back: decisions, baselines, comments in the copy; and repairs.

This stage stands above readers, rules and writers, because it reads back what writers have written.
"""
